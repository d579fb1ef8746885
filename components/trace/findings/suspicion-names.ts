import type { SuspicionKind } from "@/lib/domain/diagnosis/suspect";

export const SUSPICION_NAMES: Record<SuspicionKind, string> = {
  error_origin: "Origin of the error",
  lost_fact: "First loss of a needed fact",
  asked_back: "Handed over too early",
  contradiction: "First contradiction",
  caused_tool_error: "Asked for what failed",
  tool_error_ignored: "Ignored an error",
  assumption: "Assumed instead of finding out",
  unsupported_claim: "Unsupported claim",
  gave_up: "Did not get what it looked for",
  premature_end: "Ended too early",
  loop_entry: "Entry into a loop",
  first_answer: "First answer of all",
};
