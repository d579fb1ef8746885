import { failureCode } from "./errors";

const REASON_CHARS_MAX = 500;

/** Names and frames only: drizzle's messages repeat the statement's parameters, which are payloads. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const innermost = innermostCause(error);
  return {
    error: innermost.name,
    code: failureCode(error),
    reason: innermost.message.slice(0, REASON_CHARS_MAX),
    frames: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)),
  };
}

function innermostCause(error: Error): Error {
  return error.cause instanceof Error ? innermostCause(error.cause) : error;
}
