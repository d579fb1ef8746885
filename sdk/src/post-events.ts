import { type Connection, toError } from "./connection.ts";
import type { IngestResult } from "./generated/wire.ts";

export type Outcome =
  | { kind: "sent"; result: IngestResult }
  | { kind: "again"; afterMs: number | null; problem: string }
  | { kind: "too large"; problem: string }
  | { kind: "refused"; problem: string };

const AGAIN = new Set([408, 429, 500, 502, 503, 504]);
/** What a browser still sends for a page that is being left. */
const KEEPALIVE_CHARS_MAX = 30_000;

/** Sends lines of events, once, and says what became of them. */
export async function postEvents(
  { url, key, fetch, timeoutMs }: Pick<Connection, "url" | "key" | "fetch" | "timeoutMs">,
  lines: readonly string[],
): Promise<Outcome> {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), timeoutMs);
  const body = `${lines.join("\n")}\n`;
  try {
    const response = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
      body,
      keepalive: body.length < KEEPALIVE_CHARS_MAX,
      signal: stop.signal,
    });
    // The route's answer, from whose contract the type was written.
    if (response.ok) {
      const result: IngestResult = await response.json();
      return { kind: "sent", result };
    }
    const { status, message, retryAfterMs } = await toError(response);
    if (AGAIN.has(status)) return { kind: "again", afterMs: retryAfterMs, problem: message };
    return { kind: status === 413 ? "too large" : "refused", problem: message };
  } catch (error) {
    return { kind: "again", afterMs: null, problem: `Baton cannot be reached: ${String(error)}` };
  } finally {
    clearTimeout(limit);
  }
}
