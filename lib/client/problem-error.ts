import type { FieldIssue } from "@/lib/errors";

/** A failed request as the browser knows it: what happened, and the id to look it up by. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  readonly issues: readonly FieldIssue[];

  constructor(
    message: string,
    details: {
      code: string;
      status: number;
      requestId?: string | null;
      issues?: readonly FieldIssue[];
      cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.name = "ProblemError";
    this.code = details.code;
    this.status = details.status;
    this.requestId = details.requestId ?? null;
    this.issues = details.issues ?? [];
  }

  static unreachable(cause: unknown): ProblemError {
    return new ProblemError("Baton could not be reached. Check that it is running.", {
      code: "unavailable",
      status: 0,
      cause,
    });
  }

  /** Asking again may help: the server was busy or out of reach. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
