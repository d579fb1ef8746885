import { backoffMs, pause, retryAfterMs } from "./delay.ts";
import { BatonError, type BatonErrorCode } from "./errors.ts";

export type Connection = {
  url: string;
  key: string;
  /** Who asks, where a call does not say it. */
  agent: string | undefined;
  fetch: typeof fetch;
  timeoutMs: number;
  retries: number;
};

export type Call = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`. */
  path: string;
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal | undefined;
  /** How long Baton may think before it answers, beside the usual limit. */
  waitMs?: number | undefined;
  /** Doing it twice is doing it once: it may be sent again when no answer came. */
  isRepeatable: boolean;
};

const GONE_FOR_NOW = new Set([408, 429, 502, 503, 504]);
const LONGEST_PAUSE_MS = 10_000;

/** Sends a call and reads the JSON of its answer; refusals are thrown as `BatonError`. */
export function send<T>(connection: Connection, call: Call): Promise<T> {
  // The routes answer what `generated/wire.ts` was written from.
  return repeat(connection, call, (response): Promise<T> => response.json());
}

/** Sends a call and gives its answer while it comes. */
export function open(connection: Connection, call: Call): Promise<Response> {
  return repeat(connection, call, async (response) => response);
}

type Read<T> = (response: Response) => Promise<T>;

async function repeat<T>(connection: Connection, call: Call, read: Read<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt(connection, call, read);
    } catch (error) {
      if (!BatonError.is(error) || failures > connection.retries) throw error;
      if (!mayRepeat(error, call)) throw error;
      const ms = error.retryAfterMs ?? backoffMs(failures);
      await pause(Math.min(LONGEST_PAUSE_MS, ms), call.signal);
    }
  }
}

/** What was refused for want of room was not done; where no answer came, nobody knows. */
function mayRepeat({ code, status }: BatonError, { isRepeatable }: Call): boolean {
  if (code === "aborted" || code === "queue_full") return false;
  if (code === "rate_limited") return true;
  return isRepeatable && (code === "unreachable" || GONE_FOR_NOW.has(status));
}

async function attempt<T>(connection: Connection, call: Call, read: Read<T>): Promise<T> {
  const { signal, ...limit } = startLimit(connection.timeoutMs + (call.waitMs ?? 0), call.signal);
  try {
    const request = { ...requestOf(connection, call), signal };
    const response = await connection.fetch(addressOf(connection, call), request);
    if (!response.ok) throw await toError(response);
    return await read(response);
  } catch (error) {
    if (BatonError.is(error)) throw error;
    if (call.signal?.aborted) {
      throw new BatonError("aborted", "The call was aborted.", { cause: error });
    }
    const how = limit.isOver() ? "did not answer in time" : "cannot be reached";
    throw new BatonError("unreachable", `Baton at ${connection.url} ${how}.`, { cause: error });
  } finally {
    limit.clear();
  }
}

/** `AbortSignal.any` is younger than the oldest Node that this runs on. */
function startLimit(ms: number, given: AbortSignal | undefined) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    abort();
  }, ms);
  // Stays after the answer: a stream that is read ends with it, too.
  if (given?.aborted) abort();
  given?.addEventListener("abort", abort);
  return { signal: stop.signal, isOver: () => isOver, clear: () => clearTimeout(timer) };
}

function addressOf({ url }: Connection, { path, query = {} }: Call): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return `${url}/api/v1${path}${text === "" ? "" : `?${text}`}`;
}

function requestOf({ key, agent }: Connection, { method, headers = {}, body }: Call): RequestInit {
  const all = {
    authorization: `Bearer ${key}`,
    "x-baton-agent": agent,
    "content-type": body === undefined ? undefined : "application/json",
    ...headers,
  };
  const said = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
  return {
    method,
    headers: said,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** Any JSON that is a problem (RFC 9457); what a proxy in between says is kept as it is. */
export async function toError(response: Response): Promise<BatonError> {
  const text = await response.text().catch(() => "");
  const problem = readProblem(text);
  const { type: _, title, status: __, detail, code, request_id: id, errors, ...members } = problem;
  const message = detail ?? title ?? `Baton answered ${response.status}: ${text.slice(0, 200)}`;
  return new BatonError(code ?? codeOf(response.status), message, {
    status: response.status,
    requestId: id ?? null,
    issues: errors ?? [],
    retryAfterMs: retryAfterMs(response.headers.get("retry-after")),
    members,
  });
}

type Problem = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: BatonErrorCode;
  request_id?: string;
  errors?: { path: string; message: string }[];
};

function readProblem(text: string): Problem {
  try {
    const value: unknown = JSON.parse(text);
    return isProblem(value) ? value : {};
  } catch {
    return {};
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "status" in value;
}

function codeOf(status: number): BatonErrorCode {
  if (status === 401) return "unauthenticated";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "unavailable" : "invalid_input";
}

/** Any text as one segment of a path. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
