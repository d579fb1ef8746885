import type { ErrorCode } from "./generated/wire.ts";

type FieldIssue = { path: string; message: string };
type Details = {
  status?: number;
  requestId?: string | null;
  issues?: readonly FieldIssue[];
  retryAfterMs?: number | null;
  /** What else the answer says, such as `expected_offset`. */
  members?: Readonly<Record<string, unknown>>;
  cause?: unknown;
};

/** `unreachable`: no answer came; `aborted`: the signal given with the call was aborted. */
export type BatonErrorCode = ErrorCode | "unreachable" | "aborted";

/** Why Baton did not do what it was asked. `code` is stable; the message is for people. */
export class BatonError extends Error {
  override readonly name = "BatonError";
  readonly code: BatonErrorCode;
  /** 0: no answer came. */
  readonly status: number;
  readonly requestId: string | null;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterMs: number | null;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: BatonErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.issues = details.issues ?? [];
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.members = details.members ?? {};
  }

  /** By name, so that two copies of this package in one program understand each other. */
  static is(error: unknown): error is BatonError {
    return error instanceof Error && error.name === "BatonError" && "code" in error;
  }
}
