import type { ErrorCode, FieldIssue } from "@/lib/errors";

export type ActionFailure = { code: ErrorCode; message: string; issues: readonly FieldIssue[] };

/** What every server action returns: expected failures are values, shown where they happened. */
export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ActionFailure };
