import type { z } from "zod";
import { ProblemError } from "./problem-error";
import { noteServerTime } from "./server-clock";

type QueryValue = string | number | boolean | null | undefined;
export type QueryParams = Readonly<Record<string, QueryValue>>;

/** Loads with the answer that it parses, so that no page waits for the schemas of all of them. */
export type LoadSchema<Schema extends z.ZodType> = () => Promise<Schema>;

/** One request to the API, its answer parsed with a schema; every failure is a `ProblemError`. */
export async function request<Schema extends z.ZodType>(
  url: string,
  loadSchema: LoadSchema<Schema>,
  init: RequestInit = {},
): Promise<z.infer<Schema>> {
  const [response, schema] = await Promise.all([send(url, init), load(loadSchema)]);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw await toProblemError(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ProblemError("Baton answered in a form this page does not know. Reload the page.", {
    code: "internal",
    status: response.status,
    requestId: response.headers.get("x-request-id"),
    cause: parsed.error,
  });
}

export function withQuery(path: string, params: QueryParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    noteServerTime(response.headers.get("date"));
    return response;
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw ProblemError.unreachable(cause);
  }
}

/** A piece of the page that is missing is what being out of reach looks like here. */
async function load<Piece>(loadPiece: () => Promise<Piece>): Promise<Piece> {
  try {
    return await loadPiece();
  } catch (cause) {
    throw ProblemError.unreachable(cause);
  }
}

async function toProblemError(response: Response, body: unknown): Promise<ProblemError> {
  const { status } = response;
  const { Problem } = await load(() => import("@/lib/contracts/problem"));
  const problem = Problem.safeParse(body);
  if (!problem.success) {
    const requestId = response.headers.get("x-request-id");
    const code = status === 401 ? "unauthenticated" : "internal";
    return new ProblemError(`Baton answered ${status}.`, { code, status, requestId });
  }
  const { detail, code, request_id: requestId, errors: issues = [] } = problem.data;
  return new ProblemError(detail, { code, status, requestId, issues });
}
