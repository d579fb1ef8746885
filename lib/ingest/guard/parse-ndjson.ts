import type { Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { EVENTS_PER_REQUEST_MAX } from "./limits";
import { excerptOf } from "./excerpt";
import { parseJson } from "./parse-json";

const NEWLINE = 0x0a;
const BLANK = new Set([0x20, 0x09, 0x0d]);

type Unread = { sent?: Json | undefined; id?: string | null };

/**
 * A line, run or span of which no event could be made; it keeps its place so that its neighbours keep
 * their index. `sent` is what there was of it, to be shown to whoever looks.
 */
export class UnreadableLine {
  readonly message: string;
  readonly sent: Json | undefined;
  readonly id: string | null;

  constructor(message: string, { sent, id = null }: Unread = {}) {
    this.message = message;
    this.sent = sent;
    this.id = id;
  }
}

/** One JSON value per line; blank lines do not count, a bad line never sinks its neighbours. */
export function parseNdjson(bytes: Uint8Array): (Json | UnreadableLine)[] {
  const values: (Json | UnreadableLine)[] = [];
  for (const line of linesOf(bytes)) {
    if (line.every((byte) => BLANK.has(byte))) continue;
    assertEventCount(values.length + 1);
    values.push(parseLine(line));
  }
  return values;
}

export function assertEventCount(count: number): void {
  if (count <= EVENTS_PER_REQUEST_MAX) return;
  throw new AppError(
    "payload_too_large",
    `A request may hold at most ${EVENTS_PER_REQUEST_MAX} events.`,
  );
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

function parseLine(line: Uint8Array): Json | UnreadableLine {
  try {
    return parseJson(line);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new UnreadableLine(error.message.replace("body", "line"), { sent: excerptOf(line) });
  }
}
