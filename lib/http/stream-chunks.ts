import { sharedDb } from "@/db/client";
import type { HandoffId } from "@/lib/domain/ids";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { nextChunk } from "@/lib/live/chunk-wake";
import { sharedFeed } from "@/lib/live/feed";
import type { ServiceContext } from "@/lib/services/context";
import { markRead, readStream, requireStreamReader } from "@/lib/services/streams/read-stream";
import { admitReader } from "./admit-reader";
import { callingAgent } from "./board-request";
import { lineStream } from "./line-stream";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // A proxy must not keep messages back.
  "x-accel-buffering": "no",
};
/** How late the end of a handoff is seen that no chunk tells of. */
const LOOK_EVERY_MS = 1_000;
const ALIVE_EVERY_LOOKS = 15;
/** Then its reader comes back with `Last-Event-ID`. */
const LASTS_MS = 300_000;

/** `GET /handoffs/{id}/chunks`: what came, and what comes; `Last-Event-ID` goes on where a reader was. */
export async function streamChunks(
  request: Request,
  { ctx, handoffId }: { ctx: ServiceContext; handoffId: HandoffId },
): Promise<Response> {
  const { over, leave } = admitReader(ctx);
  try {
    const agent = callingAgent(request);
    const { isCallee } = await requireStreamReader(ctx, { handoffId, agent });
    const after = startOf(request);
    const { DATABASE_URL: url } = env();
    const { closed } = sharedFeed(sharedDb(url), url);
    const signal = AbortSignal.any([request.signal, over, closed, AbortSignal.timeout(LASTS_MS)]);
    const end = () => {
      signal.removeEventListener("abort", end);
      leave();
    };
    // Nobody may read it, as after HEAD: then its lines never end.
    signal.addEventListener("abort", end);
    const lines = messages(ctx, { handoffId, after, isCallee, signal });
    return new Response(lineStream(seated(lines, end)), { headers: HEADERS });
  } catch (error) {
    leave();
    throw error;
  }
}

async function* seated(lines: AsyncGenerator<string>, leave: () => void): AsyncGenerator<string> {
  try {
    yield* lines;
  } finally {
    leave();
  }
}

function startOf({ url, headers }: Request): number {
  const given = headers.get("last-event-id") ?? new URL(url).searchParams.get("after") ?? "0";
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new AppError("invalid_input", "Last-Event-ID: not one that this stream gave out");
}

type Reading = { handoffId: HandoffId; after: number; isCallee: boolean; signal: AbortSignal };

/** Made as fast as they are read, so that what the callee has not taken counts as unread. */
async function* messages(
  ctx: ServiceContext,
  { handoffId, after: start, isCallee, signal }: Reading,
): AsyncGenerator<string> {
  const { DATABASE_URL: url } = env();
  const key = { projectId: ctx.projectId, handoffId };
  let after = start;
  for (let looks = 1; !signal.aborted; looks += 1) {
    const { pieces, end } = await readStream(ctx, key, after);
    for (const { fromByte, toByte, body } of pieces) {
      if (signal.aborted) return;
      yield message("chunk", { offset: fromByte, text: body }, toByte);
      after = toByte;
    }
    if (isCallee && pieces.length > 0) await markRead(ctx, key, after);
    if (end) {
      yield message(end.isComplete ? "end" : "aborted", { state: end.state }, after);
      return;
    }
    if (pieces.length > 0) continue;
    if (looks % ALIVE_EVERY_LOOKS === 0) yield ": alive\n\n";
    await nextChunk(url, LOOK_EVERY_MS);
  }
}

function message(event: string, data: object, id: number): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
