import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { isRecord, type Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { checkWithin } from "../schemas/check-in-time";

/** What a person made of the arguments must still be what the action takes. */
export function checkEdit({ action }: ApprovalRow, edited: Json | undefined): void {
  const schema = action?.schema;
  if (edited === undefined || !isJsonRecord(schema)) return;
  const checked = checkWithin()(schema, edited);
  if (checked.kind === "fits") return;
  if (checked.kind === "bad_schema") {
    const message = `The action's schema cannot be used: ${checked.message}. Approve it as it is, or reject it.`;
    throw new AppError("invalid_edit", message);
  }
  const issues = checked.issues.map(({ path, message }) => ({ path: `/edited${path}`, message }));
  throw new AppError("invalid_edit", "What you made of it does not fit the action.", { issues });
}

function isJsonRecord(value: Json | undefined): value is Record<string, Json> {
  return isRecord(value);
}
