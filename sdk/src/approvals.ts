import { type Connection, segment, send } from "./connection.ts";
import { BatonError } from "./errors.ts";
import type { Approval, ReceiptRequest } from "./generated/wire.ts";
import { newTraceId } from "./ids.ts";

/**
 * A question in Baton's words, or as LangGraph, LangChain, the OpenAI Agents SDK, the ADK or A2A put it
 * (`response` of the answer is then what to hand back to it).
 */
export type ApprovalRequest = {
  question?: string;
  kind?: string;
  title?: string;
  action?: { name: string; args: unknown; schema?: object } | null;
  context?: unknown;
  requested_by?: string;
  trace_id?: string;
  handoff_id?: string;
  assignee?: string;
  allowed?: Approval["allowed"];
  timeout_ms?: number;
  due_at?: string;
  on_timeout?: unknown;
  [more: string]: unknown;
};
export type Waiting = {
  signal?: AbortSignal | undefined;
  /** Told as soon as the question is in the inbox. */
  onAsked?: ((approval: Approval) => void) | undefined;
  /** Of your own, so that a process that comes back asks the same question. */
  idempotencyKey?: string | undefined;
};

const LOOK_FOR_MS = 30_000;

/** Asks a person, and does not wait. */
export function askApproval(
  connection: Connection,
  request: ApprovalRequest,
  { idempotencyKey = newTraceId(), signal }: Omit<Waiting, "onAsked"> = {},
): Promise<Approval> {
  return send(connection, {
    method: "POST",
    path: "/approvals",
    body: request,
    headers: { "idempotency-key": idempotencyKey },
    signal,
    isRepeatable: true,
  });
}

/** Asks a person and waits for the answer, however long that takes, also while Baton is restarted. */
export async function requestApproval(
  connection: Connection,
  request: ApprovalRequest,
  waiting: Waiting = {},
): Promise<Approval> {
  const asked = await askApproval(connection, request, waiting);
  waiting.onAsked?.(asked);
  return awaitApproval(connection, asked.id, waiting);
}

export async function awaitApproval(
  connection: Connection,
  id: string,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Approval> {
  const patient = { ...connection, retries: Number.POSITIVE_INFINITY };
  for (;;) {
    if (signal?.aborted) throw new BatonError("aborted", `Stopped waiting for approval ${id}.`);
    const approval = await send<Approval>(patient, {
      method: "GET",
      path: `/approvals/${segment(id)}`,
      query: { wait_ms: LOOK_FOR_MS },
      waitMs: LOOK_FOR_MS,
      signal,
      isRepeatable: true,
    });
    if (approval.status !== "waiting" && approval.status !== "snoozed") return approval;
  }
}

/** Whether a person said yes, perhaps with changes. */
export function isApproved({ decision }: Approval): boolean {
  return decision?.decision === "approve" || decision?.decision === "edit";
}

/**
 * Does once what was allowed, and says what became of it: a second process that tries is refused with
 * `conflict`, also after a crash in the middle.
 */
export async function carryOut<Result>(
  connection: Connection,
  { id }: Pick<Approval, "id">,
  act: () => Result | Promise<Result>,
): Promise<Result> {
  await say(connection, id, { state: "executing" });
  try {
    const result = await act();
    await say(connection, id, { state: "executed" });
    return result;
  } catch (error) {
    await say(connection, id, { state: "failed", note: String(error).slice(0, 10_000) });
    throw error;
  }
}

function say(connection: Connection, id: string, body: ReceiptRequest): Promise<Approval> {
  const path = `/approvals/${segment(id)}/receipt`;
  return send(connection, { method: "POST", path, body, isRepeatable: body.state !== "executing" });
}
