import { ANSWER_TOO_LARGE } from "@/lib/outgoing/guarded-fetch";
import type { RunnerResult } from "../ports";

type Failed = Extract<RunnerResult, { kind: "failed" }>;

/** Why a call brought no answer that could be read to its end. */
export function callFailure(error: unknown): Failed {
  const cause = rootOf(error);
  if (cause instanceof Error && "code" in cause && cause.code === ANSWER_TOO_LARGE) {
    return failed(
      "answer_too_large",
      "Its answer is too large: what is large goes to the blackboard.",
    );
  }
  return failed("unreachable", cause instanceof Error ? cause.message : String(cause));
}

export function failed(type: string, message: string): Failed {
  return { kind: "failed", error: { type, message } };
}

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}
