import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { formatInstant, msFromNanos, type Nanos, nanos } from "@/lib/domain/time";

/** In the trace, a question is an escalation to `human` that waits (ruling 8). */
export function requestedEvents(row: ApprovalRow): NativeEventInput[] {
  if (!row.traceId) return [];
  const { action, question, kind } = row;
  const base = { trace_id: row.traceId, at: formatInstant(row.requestedAt) };
  const place = row.handoffId ? { ...base, handoff_id: row.handoffId } : base;
  const requested = {
    event: "approval_requested" as const,
    ...place,
    approval_id: row.id,
    kind,
    question,
    ...(action ? { action: { name: action.name, args: action.args } } : {}),
  };
  if (!row.isHandoff || !row.handoffId) return [requested];
  return [
    {
      event: "handoff_initiated",
      ...base,
      handoff_id: row.handoffId,
      from_agent: row.requestedBy,
      to_agent: "human",
      type: "escalate",
      reason: "approval_required",
      task: question,
      context: contextOf(row),
      justification: "Only a person may decide this.",
    },
    requested,
  ];
}

function contextOf({ action, context }: ApprovalRow): Json {
  const args = action?.args;
  return typeof args === "object" && args !== null ? args : (context ?? {});
}

/**
 * The escalation was answered, whatever the answer: it came back with the decision. A handoff in which
 * somebody only asked goes on: whoever has it says how it ends.
 */
export function decidedEvents(row: ApprovalRow): NativeEventInput[] {
  if (!row.traceId || !row.decision || row.decidedAt === null) return [];
  const by = row.decidedBy ?? "unknown";
  const base = { trace_id: row.traceId, at: formatInstant(row.decidedAt) };
  const decided = {
    event: "approval_decided" as const,
    ...base,
    approval_id: row.id,
    decision: row.decision,
    by,
    wait_ms: Math.max(0, msFromNanos(nanos(row.decidedAt - row.requestedAt))),
    ...(row.contextHash === "" ? {} : { context_hash: row.contextHash }),
    ...(row.edited === null ? {} : { edited: row.edited }),
    ...(row.reason ? { reason: row.reason } : {}),
  };
  if (!row.handoffId) return [decided];
  const handoff = { ...base, handoff_id: row.handoffId };
  if (!row.isHandoff) return [{ ...decided, ...handoff }];
  const result = { decision: row.decision, by };
  return [
    { ...decided, ...handoff },
    { event: "handoff_received", ...handoff, agent: "human" },
    { event: "task_complete", ...handoff, agent: "human", result },
  ];
}

/** Nobody answered in time. */
export function unansweredEvents(row: ApprovalRow, at: Nanos): NativeEventInput[] {
  if (!row.traceId || !row.handoffId) return [];
  const base = { trace_id: row.traceId, handoff_id: row.handoffId, at: formatInstant(at) };
  const afterMs = Math.max(0, msFromNanos(nanos(at - row.requestedAt)));
  if (!row.isHandoff) return [noLongerWaiting(row, { at, waitMs: afterMs })];
  return [{ event: "handoff_timed_out", ...base, after_ms: afterMs, fallback: "nobody answered" }];
}

/** The question lapsed; the handoff in which it was asked goes on without an answer. */
function noLongerWaiting(
  { traceId, handoffId, id }: ApprovalRow,
  { at, waitMs }: { at: Nanos; waitMs: number },
): NativeEventInput {
  if (!traceId || !handoffId) throw new Error(`the approval ${id} belongs to no handoff`);
  return {
    event: "approval_decided",
    trace_id: traceId,
    handoff_id: handoffId,
    at: formatInstant(at),
    approval_id: id,
    decision: "ignore",
    by: "Baton",
    wait_ms: waitMs,
    reason: "Nobody answered in time.",
  };
}
