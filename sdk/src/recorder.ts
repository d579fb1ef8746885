import { backoffMs } from "./delay.ts";
import { EventQueue, type QueueLimits } from "./event-queue.ts";
import type { Outcome } from "./door.ts";
import { toJson } from "./to-json.ts";

export type RecorderOptions = QueueLimits & {
  /** How long events are gathered before they are sent. Default 500 ms. */
  flushIntervalMs?: number;
  /** Told of events that were refused or lost, and of a Baton that is away. */
  onProblem?: (problem: string) => void;
};

export type RecorderCounters = {
  recorded: number;
  sent: number;
  /** Refused by Baton, one by one or with their batch. */
  rejected: number;
  /** Never sent: no room, or nothing that JSON can say. */
  dropped: number;
  buffered: number;
  failedRequests: number;
  lastProblem: string | null;
};

const BATCH_EVENTS_MAX = 500;
const PAUSE_MS_MAX = 60_000;

/**
 * Takes events without ever throwing or waiting, and sends them in the background: in order, in batches,
 * again after a growing pause while Baton is away. What is sent twice counts once there.
 */
export class Recorder {
  readonly #post: (lines: readonly string[]) => Promise<Outcome>;
  readonly #queue: EventQueue;
  readonly #intervalMs: number;
  readonly #onProblem: ((problem: string) => void) | undefined;
  readonly #counts = { recorded: 0, sent: 0, rejected: 0, dropped: 0, failedRequests: 0 };
  #lastProblem: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #failures = 0;
  #batchSize = BATCH_EVENTS_MAX;
  #pauseMs = 0;
  readonly #waiting = new Set<(isEmpty: boolean) => void>();

  constructor(post: (lines: readonly string[]) => Promise<Outcome>, options: RecorderOptions = {}) {
    this.#post = post;
    this.#queue = new EventQueue(options);
    this.#intervalMs = options.flushIntervalMs ?? 500;
    this.#onProblem = options.onProblem;
  }

  record(event: object): void {
    this.#counts.recorded += 1;
    const line = toJson(event);
    if (line === null) return this.#drop("An event cannot be put into JSON.");
    if (!this.#queue.add(line)) return this.#drop("The buffer is full.");
    if (this.#failures === 0 && this.#queue.size >= BATCH_EVENTS_MAX) this.#start();
    else this.#startIn(this.#intervalMs);
  }

  counters(): RecorderCounters {
    return { ...this.#counts, buffered: this.#queue.size, lastProblem: this.#lastProblem };
  }

  /** Sends what waits, at once; false: not all of it could be sent in time. */
  async flush(timeoutMs = 5_000): Promise<boolean> {
    if (this.#queue.size === 0) return true;
    const isSent = new Promise<boolean>((done) => {
      const end = (isEmpty: boolean) => {
        clearTimeout(limit);
        this.#waiting.delete(end);
        done(isEmpty);
      };
      const limit = setTimeout(() => end(false), timeoutMs);
      this.#waiting.add(end);
    });
    this.#start();
    return isSent;
  }

  #startIn(ms: number): void {
    if (this.#timer !== undefined || this.#isSending) return;
    this.#timer = setTimeout(() => this.#start(), ms);
    // A program that has nothing else to do must be able to end.
    if (typeof this.#timer === "object") unref(this.#timer);
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSending) return;
    this.#isSending = true;
    void this.#sendAll().finally(() => {
      this.#isSending = false;
      if (this.#queue.size > 0) this.#startIn(this.#pauseMs);
      else for (const end of this.#waiting) end(true);
    });
  }

  /** Until nothing waits, or Baton must be left alone for a while. */
  async #sendAll(): Promise<void> {
    while (this.#queue.size > 0) {
      const lines = this.#queue.peek(this.#batchSize);
      const outcome = await this.#post(lines);
      if (outcome.kind === "again") return this.#comeAgain(outcome);
      if (outcome.kind === "too large" && lines.length > 1) {
        this.#batchSize = Math.ceil(lines.length / 2);
        continue;
      }
      this.#settle(lines.length, outcome);
    }
  }

  #comeAgain({ afterMs, problem }: Extract<Outcome, { kind: "again" }>): void {
    this.#failures += 1;
    this.#counts.failedRequests += 1;
    this.#pauseMs = Math.min(PAUSE_MS_MAX, afterMs ?? backoffMs(this.#failures));
    this.#tell(problem);
  }

  #settle(count: number, outcome: Exclude<Outcome, { kind: "again" }>): void {
    this.#queue.remove(count);
    this.#failures = 0;
    this.#pauseMs = 0;
    this.#batchSize = BATCH_EVENTS_MAX;
    if (outcome.kind !== "sent") {
      this.#counts.rejected += count;
      return this.#tell(outcome.problem);
    }
    const { rejected } = outcome.result;
    this.#counts.sent += count - rejected.length;
    this.#counts.rejected += rejected.length;
    if (rejected[0]) this.#tell(`${rejected[0].code}: ${rejected[0].message}`);
  }

  #drop(problem: string): void {
    this.#counts.dropped += 1;
    this.#tell(problem);
  }

  #tell(problem: string): void {
    this.#lastProblem = problem;
    try {
      this.#onProblem?.(problem);
    } catch {
      // The host's own function: what observes must not fail its work.
    }
  }
}

function unref(timer: object): void {
  if ("unref" in timer && typeof timer.unref === "function") timer.unref();
}
