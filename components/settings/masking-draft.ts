import type { MaskingPolicyBody } from "@/lib/contracts/masking-policy";

/** The policy as it stands in the form: one allowed value a line, rows with a key of their own. */
export type MaskingDraft = { allow: string; patterns: DraftPattern[] };
export type DraftPattern = { key: number; name: string; expression: string };

export function draftOf({ allow, patterns }: MaskingPolicyBody): MaskingDraft {
  return {
    allow: allow.join("\n"),
    patterns: patterns.map((pattern, key) => ({ key, ...pattern })),
  };
}

/** Rows that were added and left empty are no patterns. */
export function policyOf({ allow, patterns }: MaskingDraft): MaskingPolicyBody {
  return {
    allow: allow
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    patterns: patterns
      .filter(({ name, expression }) => name !== "" || expression !== "")
      .map(({ name, expression }) => ({ name: name.trim(), expression })),
  };
}

export function addPattern(patterns: readonly DraftPattern[]): DraftPattern[] {
  const key = Math.max(-1, ...patterns.map((pattern) => pattern.key)) + 1;
  return [...patterns, { key, name: "", expression: "" }];
}
