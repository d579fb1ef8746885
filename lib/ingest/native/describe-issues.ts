import type { z } from "zod";
import { isRecord } from "@/lib/domain/json";

const ISSUES_SHOWN_MAX = 5;

/** One line that names each wrong field: `at: is missing; from_agent: must not be empty`. */
export function describeIssues(error: z.ZodError, input: unknown): string {
  const shown = error.issues.slice(0, ISSUES_SHOWN_MAX).map((issue) => {
    const problem = isMissing(input, issue.path) ? "is missing" : plain(issue.message);
    return `${issue.path.join(".")}: ${problem}`;
  });
  const more = error.issues.length - shown.length;
  return more > 0 ? `${shown.join("; ")}; and ${more} more` : shown.join("; ");
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value: unknown = input;
  for (const key of path) {
    value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
  }
  return value === undefined;
}

/** Zod's own wording, without the prefix that says nothing. */
function plain(message: string): string {
  return message.replace(/^Invalid (?:input|option): /, "");
}
