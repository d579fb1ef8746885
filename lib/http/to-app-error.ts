import { ZodError } from "zod";
import { AppError, failureCode } from "@/lib/errors";
import { invalidInput } from "./field-issues";

const RETRY_AFTER_SECONDS = 2;
/** SQLSTATE classes: lost connection, no resources left, operator's intervention. */
const UNAVAILABLE_STATES = /^(08|53|57)/;
const UNAVAILABLE_CODES = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
]);
/** Text that Postgres cannot hold: a NUL, or half of a surrogate pair. */
const UNSTORABLE_TEXT_STATES = new Set(["22021", "22P05"]);

/** What any failure means to the caller; `undefined` is a bug of ours. */
export function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return invalidInput(error);
  const code = failureCode(error);
  if (code === undefined) return undefined;
  if (UNAVAILABLE_CODES.has(code) || UNAVAILABLE_STATES.test(code)) {
    const retryAfterSeconds = RETRY_AFTER_SECONDS;
    const message = "The database does not answer. Try again.";
    return new AppError("unavailable", message, { cause: error, retryAfterSeconds });
  }
  if (UNSTORABLE_TEXT_STATES.has(code)) {
    return new AppError("invalid_input", "Text must not contain NUL characters.", { cause: error });
  }
  return undefined;
}
