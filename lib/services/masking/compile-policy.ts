import type { MaskingPolicyBody } from "@/lib/contracts/masking-policy";
import { compileAllowList } from "@/lib/domain/masking/allow-list";
import type { ExtraPattern, MaskingRules } from "@/lib/domain/masking/mask-text";
import { AppError, type FieldIssue } from "@/lib/errors";
import { compilePattern } from "./linear-pattern";

/** A policy as masking applies it; refuses the expressions that could not be run safely. */
export function compilePolicy({
  allow,
  patterns,
}: MaskingPolicyBody): Pick<MaskingRules, "allows" | "extraPatterns"> {
  const extraPatterns: ExtraPattern[] = [];
  const issues: FieldIssue[] = [];
  for (const [index, { name, expression }] of patterns.entries()) {
    const compiled = compilePattern(expression);
    if (compiled.kind === "compiled") {
      extraPatterns.push({ kind: name, replace: compiled.replace });
    } else {
      issues.push({ path: `patterns.${index}.expression`, message: `${name}: ${compiled.reason}` });
    }
  }
  if (issues.length > 0) {
    throw new AppError("invalid_input", "Some patterns cannot be used.", { issues });
  }
  return {
    ...(allow.length > 0 ? { allows: compileAllowList(allow) } : {}),
    ...(extraPatterns.length > 0 ? { extraPatterns } : {}),
  };
}
