import { ProblemError } from "@/lib/client/problem-error";
import type { ActionFailure } from "@/lib/contracts/action-result";
import type { FieldIssue } from "@/lib/errors";

type Described = { message: string; requestId: string | null; issues: readonly FieldIssue[] };

/** A thrown error, or the failure that a server action answered with, in words. */
export function describeProblem(problem: unknown): Described {
  if (problem instanceof ProblemError) return problem;
  if (isActionFailure(problem)) {
    return { message: problem.message, requestId: null, issues: problem.issues };
  }
  if (problem instanceof Error) {
    return { message: problem.message, requestId: digestOf(problem), issues: [] };
  }
  return { message: "An unexpected error happened.", requestId: null, issues: [] };
}

/** Next hides the message of a server error and leaves a digest that the server log knows. */
function digestOf(error: Error): string | null {
  return "digest" in error && typeof error.digest === "string" ? error.digest : null;
}

function isActionFailure(problem: unknown): problem is ActionFailure {
  return (
    typeof problem === "object" &&
    problem !== null &&
    !(problem instanceof Error) &&
    "message" in problem &&
    "issues" in problem
  );
}
