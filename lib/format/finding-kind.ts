import type { FindingKind } from "@/lib/domain/findings/finding";

/** What is wrong, as people say it. */
const WORDS: Record<FindingKind, string> = {
  "implicit-context": "No context of its own",
  "transfer-loss": "Facts lost on the way",
  "lost-across-hops": "Facts lost that were needed later",
  "premature-handoff": "Handed off too early",
  "handoff-loop": "Going in circles",
  "too-many-handoffs": "Too many handoffs",
  "oversize-context": "Too much context",
  "missing-justification": "Nobody said why",
  "unvalidated-capability": "Required tools not checked",
  "cold-start": "Cold start",
  "no-acknowledgement": "No acknowledgement",
  "never-finished": "Never finished",
  "credential-leak": "Credential in a context",
  "transcript-dump": "Whole conversation handed over",
  "scratchpad-leak": "Private thoughts handed over",
  "free-text-payload": "No typed fields",
  "long-summary": "Summary too long",
  "unstaged-workflow": "Several steps in one handoff",
  "context-poisoning": "Instructions in data",
  "blind-retry": "Same again after the same error",
  misroute: "Sent to the wrong one",
  regression: "Worse than before",
  "duplicated-work": "Work done twice",
  "cascading-failure": "One failure felled others",
  "wrong-phase": "Wrong moment",
};

export function formatFindingKind(kind: FindingKind): string {
  return WORDS[kind];
}
