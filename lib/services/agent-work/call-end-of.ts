import type { CallEnd } from "@/db/queries/runtime/agent-work";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { TaskEnd } from "@/db/queries/runtime/leases";
import { answered, doneWith, refused } from "./outcomes";

/** What became of a question means to the call that waits for it; undefined while it is open. */
export function callEndOf(row: ApprovalRow): CallEnd | undefined {
  switch (row.status) {
    case "expired":
      return doneWith(refused("approval_expired", "Nobody answered in time."));
    case "cancelled":
      return doneWith(refused("cancelled", "It was withdrawn."));
    case "decided":
      return decided(row);
    case "waiting":
    case "snoozed":
      return undefined;
  }
}

/** A yes to an action lets it be carried out; any other answer is the result itself. */
function decided({ decision, edited, reason, action, ...row }: ApprovalRow): CallEnd {
  const by = row.decidedBy ?? "A person";
  if (decision === "reject") {
    return doneWith(refused("rejected_by_human", reason ? `${by}: ${reason}` : `${by} said no.`));
  }
  if (action === null) return doneWith(answered(edited ?? reason ?? `${by} agreed.`));
  return { state: "ready", isApproved: true, ...(edited === null ? {} : { input: edited }) };
}

/** What the end of a handoff means to the call that made it. */
export function callEndOfTask(end: TaskEnd): CallEnd {
  if (end.state === "completed") return doneWith(answered(end.result));
  const { type, message } = end.error;
  return doneWith({ isError: true, value: { error: { state: end.state, type, message } } });
}
