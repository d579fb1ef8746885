import type { Connection } from "./connection.ts";
import { backoffMs, pause } from "./delay.ts";
import { BatonError } from "./errors.ts";
import type { InboxItem } from "./generated/wire.ts";
import { answer, checkInbox, claim } from "./runtime.ts";

/** Thrown by a handler: the agent cannot do this task and says so at once. */
export class Rejection extends Error {
  override readonly name = "Rejection";
}

export type Handler = (task: InboxItem, signal: AbortSignal) => unknown;
export type WorkOptions = {
  /** Ends the work: what was begun is finished. */
  signal?: AbortSignal | undefined;
  /** Tasks at a time. Default 1. */
  concurrency?: number;
  /** Tools of queues that the agent serves besides its own inbox. */
  capabilities?: string[];
  /** How long a task is ours without a sign of life. Default 30 s. */
  leaseMs?: number;
  onProblem?: (error: unknown) => void;
};

const LOOK_FOR_MS = 20_000;
/** Queues of capabilities cannot be waited for: they are looked at, as is what others have claimed. */
const LOOK_AGAIN_MS = 1_000;
/** Of a lease: then it is extended. */
const HEARTBEAT_AT = 1 / 3;

/**
 * Works off an agent's inbox until the signal is aborted: claims, accepts, says it is alive, completes with
 * what the handler returns, and fails with what it throws.
 */
export async function workInbox(
  connection: Connection,
  { agent, handler }: { agent: string; handler: Handler },
  options: WorkOptions = {},
): Promise<void> {
  const work = { agent, handler, options };
  await Promise.all(Array.from({ length: options.concurrency ?? 1 }, () => lane(connection, work)));
}

type Work = { agent: string; handler: Handler; options: WorkOptions };

async function lane(connection: Connection, work: Work): Promise<void> {
  const { signal, onProblem } = work.options;
  let failures = 0;
  const isOver = () => signal?.aborted ?? false;
  while (!isOver()) {
    try {
      await takeAndDo(connection, work);
      failures = 0;
    } catch (error) {
      if (BatonError.is(error) && isFinal(error)) throw error;
      if (isOver()) return;
      onProblem?.(error);
      failures += 1;
      await pause(backoffMs(failures), signal);
    }
  }
}

/** Coming again would not help: the key is wrong, or may not do this. */
function isFinal({ code }: BatonError): boolean {
  return code === "unauthenticated" || code === "forbidden" || code === "invalid_input";
}

async function takeAndDo(connection: Connection, { agent, handler, options }: Work): Promise<void> {
  const { signal, capabilities = [], leaseMs = 30_000 } = options;
  const [task] = await claim(connection, agent, { capabilities, lease_ms: leaseMs, max: 1 });
  if (task) return doTask(connection, { task, handler, leaseMs });
  if (capabilities.length > 0) return pause(LOOK_AGAIN_MS, signal);
  const items = await checkInbox(connection, agent, { waitMs: LOOK_FOR_MS, signal });
  const isForTaking = items.some(({ state }) => state === "queued");
  if (items.length > 0 && !isForTaking) await pause(LOOK_AGAIN_MS, signal);
}

type Doing = { task: InboxItem; handler: Handler; leaseMs: number };

async function doTask(connection: Connection, { task, handler, leaseMs }: Doing): Promise<void> {
  const lost = new AbortController();
  const beat = setInterval(() => {
    answer(connection, task, { verb: "heartbeat", body: { lease_ms: leaseMs } }).catch(
      (error: unknown) => {
        if (BatonError.is(error) && error.code === "lease_lost") lost.abort();
      },
    );
  }, leaseMs * HEARTBEAT_AT);
  try {
    await answer(connection, task, { verb: "accept" });
    const end = await endOf(task, { handler, signal: lost.signal });
    if (!lost.signal.aborted) await answer(connection, task, end);
  } finally {
    clearInterval(beat);
  }
}

type End = Parameters<typeof answer>[2];

async function endOf(
  task: InboxItem,
  { handler, signal }: { handler: Handler; signal: AbortSignal },
): Promise<End> {
  try {
    return { verb: "complete", body: { result: (await handler(task, signal)) ?? null } };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === "Rejection") return { verb: "reject", body: { reason: message || "rejected" } };
    return { verb: "fail", body: { error: { type: name || "Error", message } } };
  }
}
