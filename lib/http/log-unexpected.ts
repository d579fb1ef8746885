import { describeError } from "@/lib/describe-error";
import { log } from "@/lib/log";

export function logUnexpected(error: unknown, where: Record<string, string>): void {
  log.error({ ...where, ...describeError(error) }, "unexpected failure");
}
