import { findApproval } from "@/db/queries/runtime/approvals";
import type { ApprovalDto } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toApprovalDto } from "./to-approval-dto";

export async function getApproval(ctx: ServiceContext, id: ApprovalId): Promise<ApprovalDto> {
  requireScope(ctx, "read");
  const row = await findApproval(ctx.db, { projectId: ctx.projectId, id });
  if (!row) throw new AppError("not_found", `There is no approval ${id}.`);
  return toApprovalDto(row);
}
