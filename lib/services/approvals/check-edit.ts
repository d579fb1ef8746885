import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { isJsonRecord } from "@/lib/domain/context/message-shape";
import type { Json } from "@/lib/domain/json";
import { TOO_SLOW } from "@/lib/domain/orchestration/too-slow";
import { AppError } from "@/lib/errors";
import { checkInTime } from "../schemas/check-in-time";

/** What a person made of the arguments must still be what the action takes. */
export function checkEdit({ action }: ApprovalRow, edited: Json | undefined): void {
  const schema = action?.schema;
  if (edited === undefined || !isJsonRecord(schema)) return;
  const checked = checkInTime(schema, edited);
  if (checked.kind === "fits") return;
  if (checked.kind !== "unfit") {
    const why =
      checked.kind === "too_slow" ? TOO_SLOW : `The schema cannot be used: ${checked.message}.`;
    throw new AppError("invalid_edit", `${why} Approve it as it is, or reject it.`);
  }
  const issues = checked.issues.map(({ path, message }) => ({ path: `/edited${path}`, message }));
  throw new AppError("invalid_edit", "What you made of it does not fit the action.", { issues });
}
