import {
  type ApprovalPolicyRow,
  findApprovalPolicy,
  saveApprovalPolicy as save,
} from "@/db/queries/runtime/approval-policies";
import type { ApprovalPolicyDto, SaveApprovalPolicyRequest } from "@/lib/contracts/approval-policy";
import { renameInPolicy } from "@/lib/domain/approvals/rename-people";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { namePeople } from "./name-people";

export async function getApprovalPolicy(ctx: ServiceContext): Promise<ApprovalPolicyDto> {
  requireScope(ctx, "read");
  return toDto(await findApprovalPolicy(ctx.db, ctx.projectId));
}

/** Applies to what is asked from now on. Whom it names is stored by address. */
export async function saveApprovalPolicy(
  ctx: ServiceContext,
  { document, version }: SaveApprovalPolicyRequest,
): Promise<ApprovalPolicyDto> {
  requireScope(ctx, "admin");
  const named = await namePeople(ctx, (names) => renameInPolicy(document, names));
  const row = await audited(ctx, async ({ db }) => {
    const saved = await save(db, {
      projectId: ctx.projectId,
      document: named,
      version,
      updatedAt: new Date(msFromNanos(ctx.now())),
      updatedBy: actorName(ctx.actor),
    });
    if (!saved) throw new AppError("version_conflict", "Somebody saved it meanwhile; look again.");
    const detail = { version: saved.version, rules: document.rules.length };
    const note = { action: "approval-policy.save" as const, subject: "approval-policy", detail };
    return { result: saved, note };
  });
  return toDto(row);
}

function toDto(row: ApprovalPolicyRow | undefined): ApprovalPolicyDto {
  return {
    document: row?.document ?? { rules: [], remember_refusal_ms: 0 },
    version: row?.version ?? 0,
    updated_at: row?.updatedAt.toISOString() ?? null,
    updated_by: row?.updatedBy ?? null,
  };
}
