import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const SENDERS = 4;
const HANDOFFS_PER_BATCH = 6;
const SPANS_PER_BATCH = 6;
export const EVENTS_PER_BATCH = HANDOFFS_PER_BATCH + SPANS_PER_BATCH;
const RETRY_MS = 20;
const ANSWER_WITHIN_MS = 30_000;

type Outcome = { status: number | "no answer"; retryAfter: string | null };

/** Exporters at work: each sends its batch again until it is acknowledged, then makes the next. */
export function startLoad({ url, key }: { url: string; key: string }) {
  const run = randomUUID();
  const acknowledged: string[] = [];
  const outcomes: Outcome[] = [];
  const waiting = new Set<() => void>();
  const state = { isRunning: true };
  let batches = 0;

  const sender = async () => {
    while (state.isRunning) {
      const batch = `${run}.${(batches += 1)}`;
      const body = JSON.stringify(makeBatch(batch));
      while (state.isRunning) {
        const outcome = await post(url, { key, body });
        outcomes.push(outcome);
        if (outcome.status === 200) acknowledged.push(batch);
        for (const check of waiting) check();
        if (outcome.status === 200) break;
        await pause(RETRY_MS);
      }
    }
  };
  const senders = Array.from({ length: SENDERS }, sender);
  const until = (isTrue: () => boolean) =>
    new Promise<void>((done) => {
      const check = () => {
        if (!isTrue()) return;
        waiting.delete(check);
        done();
      };
      waiting.add(check);
      check();
    });
  return {
    run,
    acknowledged,
    outcomes,
    /** Resolves when `count` more batches have been acknowledged. */
    untilAcknowledged(count: number): Promise<void> {
      const goal = acknowledged.length + count;
      return until(() => acknowledged.length >= goal);
    },
    /** Resolves when `count` more answers with this status have come. */
    untilAnswered(status: Outcome["status"], count = 1): Promise<void> {
      const seen = () => outcomes.filter((outcome) => outcome.status === status).length;
      const goal = seen() + count;
      return until(() => seen() >= goal);
    },
    async stop(): Promise<void> {
      state.isRunning = false;
      await Promise.all(senders);
    },
  };
}

export type Load = ReturnType<typeof startLoad>;

async function post(url: string, { key, body }: { key: string; body: string }): Promise<Outcome> {
  try {
    const response = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    return { status: response.status, retryAfter: response.headers.get("retry-after") };
  } catch {
    return { status: "no answer", retryAfter: null };
  }
}

/** Two traces, so that a batch locks more than one row; ids begin with the batch's own. */
export function makeBatch(batch: string): Record<string, unknown>[] {
  const at = new Date().toISOString();
  const handoffs = Array.from({ length: HANDOFFS_PER_BATCH }, (_, n) => ({
    event: "handoff_initiated",
    event_id: `${batch}.h${n}`,
    trace_id: `${batch}.t${n % 2}`,
    handoff_id: `${batch}.h${n}`,
    at,
    from_agent: "orchestrator",
    to_agent: `agent-${n % 3}`,
    context: { number: n, text: "what the caller knows ".repeat(20) },
  }));
  const spans = Array.from({ length: SPANS_PER_BATCH }, (_, n) => ({
    event: "span",
    trace_id: `${batch}.t${n % 2}`,
    id: `${batch}.s${n}`,
    kind: "llm",
    name: "chat",
    start: at,
    end: at,
    input: { prompt: `question ${n}` },
  }));
  return [...handoffs, ...spans];
}
