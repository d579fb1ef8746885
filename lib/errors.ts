/** Stable error codes and their HTTP status: one list for routes, actions, docs and clients. */
export const ERROR_STATUS = {
  invalid_input: 400,
  too_deep: 400,
  unauthenticated: 401,
  forbidden: 403,
  secret_not_allowed: 403,
  address_not_allowed: 403,
  not_found: 404,
  request_timeout: 408,
  conflict: 409,
  loop_detected: 409,
  max_handoffs_exceeded: 409,
  lease_lost: 409,
  offset_mismatch: 409,
  secret_unreadable: 409,
  already_decided: 409,
  version_conflict: 409,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  query_too_slow: 422,
  unknown_agent: 422,
  unknown_secret: 422,
  missing_capability: 422,
  missing_parameters: 422,
  credential_in_payload: 422,
  contract_violation: 422,
  no_route: 422,
  invalid_edit: 422,
  rate_limited: 429,
  queue_full: 429,
  internal: 500,
  call_failed: 502,
  unavailable: 503,
  call_timed_out: 504,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export type FieldIssue = { path: string; message: string };

/** A failure the caller can act on. Everything else that is thrown is a bug and propagates. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];
  readonly retryAfterSeconds: number | undefined;
  /** What the caller needs besides words, such as what stands there now. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    details: {
      cause?: unknown;
      issues?: readonly FieldIssue[];
      retryAfterSeconds?: number;
      members?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.issues = details.issues ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.members = details.members ?? {};
  }
}

/** The code of the innermost cause: drizzle wraps what the driver throws. */
export function failureCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = failureCode(error.cause);
  if (inner !== undefined) return inner;
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
