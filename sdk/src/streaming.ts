import { type Connection, open, segment, send } from "./connection.ts";
import { backoffMs, pause } from "./delay.ts";
import { BatonError } from "./errors.ts";
import type { Chunk, InboxItem } from "./generated/wire.ts";
import { handoff, type HandoffRequest, type Signal } from "./runtime.ts";
import { readMessages } from "./server-sent-events.ts";

/** Of what is sent at once; the server takes 250,000. */
const CHUNK_CHARS_MAX = 60_000;
const UNREAD_PAUSE_MS = 1_000;
const READ_FAILURES_MAX = 8;

/** Hands off while what is handed over is still being made; waits whenever the callee has not read enough. */
export async function streamHandoff(
  connection: Connection,
  { chunks, ...request }: HandoffRequest & { chunks: AsyncIterable<string> | Iterable<string> },
  options: Signal & { onStarted?: (handoff: InboxItem) => void } = {},
): Promise<InboxItem> {
  const started = await handoff(connection, { ...request, pattern: "streaming" }, options);
  options.onStarted?.(started);
  await sendChunks(connection, {
    handoffId: started.handoff_id,
    agent: request.from_agent,
    chunks,
    signal: options.signal,
  });
  return started;
}

type Sending = {
  handoffId: string;
  agent: string | undefined;
  chunks: AsyncIterable<string> | Iterable<string>;
  signal: AbortSignal | undefined;
};

async function sendChunks(connection: Connection, { chunks, ...to }: Sending): Promise<void> {
  let offset = 0;
  for await (const chunk of chunks) {
    for (const text of pieces(chunk)) {
      offset = await sendChunk(connection, { ...to, offset, text, is_last: false });
    }
  }
  await sendChunk(connection, { ...to, offset, text: "", is_last: true });
}

/** A pair of surrogates is one character: it is not cut in two. */
function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = Math.min(text.length, start + CHUNK_CHARS_MAX);
    const isPair = end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1));
    const cut = isPair ? end - 1 : end;
    yield text.slice(start, cut);
    start = cut;
  }
}

type OneChunk = Omit<Sending, "chunks"> & { offset: number; text: string; is_last: boolean };

async function sendChunk(connection: Connection, chunk: OneChunk): Promise<number> {
  const { handoffId, agent, signal, ...body } = chunk;
  for (;;) {
    try {
      const { next_offset: next } = await send<Chunk>(connection, {
        method: "POST",
        path: `/handoffs/${segment(handoffId)}/chunks`,
        body,
        ...(agent === undefined ? {} : { headers: { "x-baton-agent": agent } }),
        signal,
        // Its offset says which it is: a repeat changes nothing.
        isRepeatable: true,
      });
      return next;
    } catch (error) {
      if (!BatonError.is(error) || error.code !== "queue_full") throw error;
      await pause(error.retryAfterMs ?? UNREAD_PAUSE_MS, signal);
    }
  }
}

/** What the sender of a streaming handoff has sent, as it comes; goes on by itself where a connection broke. */
export async function* readStream(
  connection: Connection,
  handoffId: string,
  { agent, signal }: { agent?: string | undefined } & Signal = {},
): AsyncGenerator<string> {
  const reading: Reading = { connection, handoffId, agent, signal, after: "0", isOver: false };
  for (let failures = 0; !reading.isOver;) {
    const before = reading.after;
    try {
      yield* readOnce(reading);
    } catch (error) {
      if (BatonError.is(error) && error.code !== "unreachable") throw error;
      failures = reading.after === before ? failures + 1 : 1;
      if (signal?.aborted || failures > READ_FAILURES_MAX) throw error;
      await pause(backoffMs(failures), signal);
    }
  }
}

/** Until the sender is done, or the connection ends. */
async function* readOnce(reading: Reading): AsyncGenerator<string> {
  for await (const { id, event, data } of await openStream(reading)) {
    reading.after = id ?? reading.after;
    if (event === "aborted") throw stopped(reading.handoffId, data);
    if (event === "chunk") yield textOf(data);
    reading.isOver = event === "end";
    if (reading.isOver) return;
  }
}

type Reading = {
  connection: Connection;
  handoffId: string;
  agent: string | undefined;
  signal: AbortSignal | undefined;
  after: string;
  isOver: boolean;
};

async function openStream({ connection, handoffId, agent, signal, after }: Reading) {
  const response = await open(connection, {
    method: "GET",
    path: `/handoffs/${segment(handoffId)}/chunks`,
    headers: {
      ...(agent === undefined ? {} : { "x-baton-agent": agent }),
      "last-event-id": after,
      accept: "text/event-stream",
    },
    signal,
    isRepeatable: true,
  });
  return readMessages(response);
}

function stopped(handoffId: string, data: string): BatonError {
  return new BatonError(
    "conflict",
    `The stream of ${handoffId} ended before its sender was done.`,
    {
      members: { data },
    },
  );
}

function textOf(data: string): string {
  const value: unknown = JSON.parse(data);
  const isChunk = typeof value === "object" && value !== null && "text" in value;
  return isChunk ? String(value.text) : "";
}
