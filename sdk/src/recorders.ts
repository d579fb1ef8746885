import type { Connection } from "./connection.ts";
import { type Door, post } from "./door.ts";
import { Recorder, type RecorderCounters, type RecorderOptions } from "./recorder.ts";

/** A recorder for each door that is used. */
export class Recorders {
  readonly #connection: Connection;
  readonly #options: RecorderOptions;
  readonly #byPath = new Map<string, Recorder>();

  constructor(connection: Connection, options: RecorderOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  through(door: Door): (item: object) => void {
    const recorder =
      this.#byPath.get(door.path) ??
      new Recorder((lines) => post(this.#connection, door, lines), this.#options);
    this.#byPath.set(door.path, recorder);
    return (item) => recorder.record(item);
  }

  async flush(timeoutMs?: number): Promise<boolean> {
    const all = [...this.#byPath.values()].map((recorder) => recorder.flush(timeoutMs));
    return (await Promise.all(all)).every(Boolean);
  }

  counters(): RecorderCounters {
    const all = [...this.#byPath.values()].map((recorder) => recorder.counters());
    const sum = (name: Exclude<keyof RecorderCounters, "lastProblem">) =>
      all.reduce((total, counters) => total + counters[name], 0);
    return {
      recorded: sum("recorded"),
      sent: sum("sent"),
      rejected: sum("rejected"),
      dropped: sum("dropped"),
      buffered: sum("buffered"),
      failedRequests: sum("failedRequests"),
      lastProblem: all.find(({ lastProblem }) => lastProblem !== null)?.lastProblem ?? null,
    };
  }
}
