import { type Connection, toError } from "./connection.ts";
import type { IngestResult } from "./generated/wire.ts";

/** One of Baton's ways in: each takes its own kind of items, many at a time. */
export type Door = {
  path: string;
  contentType: string;
  wrap: (lines: readonly string[]) => string;
};

export type Outcome =
  | { kind: "sent"; result: Pick<IngestResult, "rejected"> }
  | { kind: "again"; afterMs: number | null; problem: string }
  | { kind: "too large"; problem: string }
  | { kind: "refused"; problem: string };

export const EVENTS: Door = {
  path: "/api/v1/events",
  contentType: "application/x-ndjson",
  wrap: (lines) => `${lines.join("\n")}\n`,
};
/** What the OpenAI Agents SDK's own exporter sends. */
export const OPENAI_TRACES: Door = {
  path: "/v1/traces/ingest",
  contentType: "application/json",
  wrap: (lines) => `{"data":[${lines.join(",")}]}`,
};
/** What the LangSmith tracer sends. */
export const LANGSMITH_RUNS: Door = {
  path: "/api/langsmith/runs/batch",
  contentType: "application/json",
  wrap: (lines) => `{"post":[${lines.join(",")}]}`,
};

const AGAIN = new Set([408, 429, 500, 502, 503, 504]);
/** What a browser still sends for a page that is being left. */
const KEEPALIVE_CHARS_MAX = 30_000;

type Sender = Pick<Connection, "url" | "key" | "fetch" | "timeoutMs">;

/** Sends items, once, and says what became of them. */
export async function post(
  { url, key, fetch, timeoutMs }: Sender,
  { path, contentType, wrap }: Door,
  lines: readonly string[],
): Promise<Outcome> {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), timeoutMs);
  const body = wrap(lines);
  try {
    const response = await fetch(url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": contentType },
      body,
      keepalive: body.length < KEEPALIVE_CHARS_MAX,
      signal: stop.signal,
    });
    if (response.ok) return { kind: "sent", result: readResult(await response.text()) };
    const { status, message, retryAfterMs } = await toError(response);
    if (AGAIN.has(status)) return { kind: "again", afterMs: retryAfterMs, problem: message };
    return { kind: status === 413 ? "too large" : "refused", problem: message };
  } catch (error) {
    return { kind: "again", afterMs: null, problem: `Baton cannot be reached: ${String(error)}` };
  } finally {
    clearTimeout(limit);
  }
}

/** Some doors say something only of what they refused. */
function readResult(text: string): Pick<IngestResult, "rejected"> {
  try {
    const value: Partial<IngestResult> | null = JSON.parse(text);
    return { rejected: value?.rejected ?? [] };
  } catch {
    return { rejected: [] };
  }
}
