export type QueueLimits = {
  /** What waits to be sent, at most; what comes then is dropped and counted. Default 10,000. */
  maxBufferedEvents?: number;
  /** In characters of JSON. Default 32 million. */
  maxBufferedChars?: number;
};

const BATCH_CHARS_MAX = 4_000_000;

/** Events that wait, as lines of JSON: no more than there is room for. */
export class EventQueue {
  readonly #lines: string[] = [];
  readonly #linesMax: number;
  readonly #charsMax: number;
  #chars = 0;

  constructor({ maxBufferedEvents = 10_000, maxBufferedChars = 32_000_000 }: QueueLimits) {
    this.#linesMax = maxBufferedEvents;
    this.#charsMax = maxBufferedChars;
  }

  get size(): number {
    return this.#lines.length;
  }

  /** False: there was no room. */
  add(line: string): boolean {
    if (this.#lines.length >= this.#linesMax) return false;
    if (this.#chars + line.length > this.#charsMax) return false;
    this.#lines.push(line);
    this.#chars += line.length;
    return true;
  }

  /** The oldest, as many as fit into one request; at least one. */
  peek(countMax: number): string[] {
    let chars = 0;
    let count = 0;
    for (const line of this.#lines.slice(0, countMax)) {
      chars += line.length;
      if (count > 0 && chars > BATCH_CHARS_MAX) break;
      count += 1;
    }
    return this.#lines.slice(0, count);
  }

  remove(count: number): void {
    for (const line of this.#lines.splice(0, count)) this.#chars -= line.length;
  }
}
