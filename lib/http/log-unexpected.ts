import { log } from "@/lib/log";
import { failureCode } from "@/lib/errors";

/** Names and frames only: drizzle's messages repeat the statement's parameters, which are payloads. */
export function logUnexpected(error: unknown, where: Record<string, string>): void {
  const code = failureCode(error);
  log.error({ ...where, code, ...described(error) }, "unexpected failure");
}

function described(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const innermost = innermostCause(error);
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { error: innermost.name, reason: innermost.message.slice(0, 500), frames };
}

function innermostCause(error: Error): Error {
  return error.cause instanceof Error ? innermostCause(error.cause) : error;
}
