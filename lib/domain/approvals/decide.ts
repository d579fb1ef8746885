import { isRecord, type Json } from "../json";
import type { ApprovalAction, ApprovalDecision, ApprovalStatus } from "./approval";

export type OpenApproval = {
  status: ApprovalStatus;
  allowed: readonly ApprovalDecision[];
  version: number;
  action: ApprovalAction | null;
  contextHash: string;
};

export type Verdict = {
  decision: ApprovalDecision;
  edited?: Json | undefined;
  reason?: string | undefined;
  /** The version that the person saw. */
  version?: number | undefined;
  /** What the person saw. */
  context_hash?: string | undefined;
};

export type DecisionAnswer =
  | { kind: "decided" }
  | {
      kind: "refused";
      code: "already_decided" | "version_conflict" | "invalid_edit";
      reason: string;
    };

/** Whether this decision may be taken. That it is over weighs more than that it changed (ruling 23). */
export function decide(approval: OpenApproval, verdict: Verdict): DecisionAnswer {
  if (approval.status !== "waiting" && approval.status !== "snoozed") {
    return refused("already_decided", `It is ${approval.status}.`);
  }
  if (verdict.version !== undefined && verdict.version !== approval.version) {
    return refused("version_conflict", `It changed to version ${approval.version}; look again.`);
  }
  if (verdict.context_hash !== undefined && verdict.context_hash !== approval.contextHash) {
    return refused("version_conflict", "What is asked changed since; look again.");
  }
  const problem = problemOf(approval, verdict);
  return problem === undefined ? { kind: "decided" } : refused("invalid_edit", problem);
}

function problemOf({ allowed, action }: OpenApproval, verdict: Verdict): string | undefined {
  const { decision, edited, reason } = verdict;
  if (!allowed.includes(decision)) return `Only ${allowed.join(", ")} can be decided here.`;
  if (decision === "edit") return editProblem(action, edited);
  const isAnswered = Boolean(reason) || edited !== undefined;
  if (decision === "respond" && !isAnswered) {
    return "Give the answer in `reason` (text) or `edited` (JSON).";
  }
  return undefined;
}

function editProblem(action: ApprovalAction | null, edited: Json | undefined): string | undefined {
  if (edited === undefined) return "Say in `edited` what it becomes.";
  if (!isRecord(action?.args) || isRecord(edited)) return undefined;
  return "What is handed over is an object; `edited` must be one, too.";
}

type RefusalCode = Extract<DecisionAnswer, { kind: "refused" }>["code"];

function refused(code: RefusalCode, reason: string): DecisionAnswer {
  return { kind: "refused", code, reason };
}
