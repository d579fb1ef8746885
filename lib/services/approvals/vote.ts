import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalAction, ApprovalDecision } from "@/lib/domain/approvals/approval";
import type { Json } from "@/lib/domain/json";
import { contextHashOf } from "./hashes";

type Vote = { decision: ApprovalDecision; by: string; edited?: Json | undefined };

type VoteResult =
  | { kind: "decided"; decision: ApprovalDecision; edited: Json | null }
  | { kind: "voted_already"; reason: string }
  | {
      kind: "more";
      changes: {
        approvedBy: string[];
        edited?: Json;
        action?: ApprovalAction | null;
        contextHash?: string;
      };
    };

/**
 * A yes counts towards the quorum; a no or an answer decides at once. A change is a new proposal: those
 * who said yes to the old one are asked again.
 */
export function vote(row: ApprovalRow, { decision, by, edited = null }: Vote): VoteResult {
  if (row.quorum <= 1) return { kind: "decided", decision, edited };
  if (decision === "edit") return proposed(row, { by, edited });
  if (decision !== "approve") return { kind: "decided", decision, edited };
  if (row.approvedBy.includes(by)) {
    return { kind: "voted_already", reason: "You said yes already; somebody else must, too." };
  }
  const approvedBy = [...row.approvedBy, by];
  if (approvedBy.length < row.quorum) return { kind: "more", changes: { approvedBy } };
  return {
    kind: "decided",
    decision: row.edited === null ? "approve" : "edit",
    edited: row.edited,
  };
}

function proposed(row: ApprovalRow, { by, edited }: { by: string; edited: Json }): VoteResult {
  const action = row.action && { ...row.action, args: edited };
  const contextHash = contextHashOf({ ...row, action });
  return { kind: "more", changes: { approvedBy: [by], edited, action, contextHash } };
}
