import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  type Icon,
  IconQuestionMark,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { ClauseDto } from "@/lib/contracts/contract-check";
import type { ClauseResult, ContractClause } from "@/lib/domain/context/contract/clauses";

/** What each clause asks for. */
export const CLAUSE_WORDS: Record<ContractClause, string> = {
  short_task: "The task is said in at most 200 words",
  output_key: "It says where the result goes",
  completed_work: "Completed work is stated as facts",
  outstanding_tasks: "Outstanding tasks are listed",
  typed_parameters: "Parameters are typed and structured",
  no_credentials: "No credentials",
  no_transcript: "No whole conversation",
  no_scratchpad: "No scratchpad or chain of thought",
  least_privilege: "Nothing that the receiver's role does not need",
  acceptance_criteria: "Acceptance criteria are answered at once",
  required_parameters: "Required parameters are there",
  schema: "The agreed schema holds",
};

export const RESULT_LOOKS: Record<ClauseResult, { label: string; tone: Tone; icon: Icon }> = {
  fail: { label: "Fails", tone: "failed", icon: IconCircleX },
  unknown: { label: "Unknown", tone: "incomplete", icon: IconQuestionMark },
  pass: { label: "Passes", tone: "succeeded", icon: IconCircleCheck },
  not_applicable: { label: "Not applicable", tone: "neutral", icon: IconCircleMinus },
};

const ORDER: readonly ClauseResult[] = ["fail", "unknown", "pass", "not_applicable"];

/** What fails first; within a result in the contract's own order. */
export function sortClauses(clauses: readonly ClauseDto[]): ClauseDto[] {
  return clauses.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
}

export function summariseClauses(clauses: readonly ClauseDto[]): string {
  const count = (result: ClauseResult) => clauses.filter((each) => each.result === result).length;
  const judged = count("pass") + count("fail");
  const unknown = count("unknown");
  const rest = unknown === 0 ? "" : `; ${unknown} cannot be judged from what was observed`;
  if (judged === 0) return `No clause could be judged${rest}.`;
  const failed = count("fail");
  return failed === 0
    ? `All ${judged} clauses that apply pass${rest}.`
    : `${failed} of ${judged} clauses that apply ${failed === 1 ? "fails" : "fail"}${rest}.`;
}
