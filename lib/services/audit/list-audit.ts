import { type AuditRow, listEntries } from "@/db/queries/audit";
import type { AuditEntryDto, AuditList, AuditQuery } from "@/lib/contracts/audit";
import { AuditBody } from "@/lib/domain/audit/audit-entry";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** The newest first. */
export async function listAudit(
  ctx: ServiceContext,
  { from, to, cursor, limit, ...search }: AuditQuery,
): Promise<AuditList> {
  requireScope(ctx, "admin");
  const rows = await listEntries(ctx.db, {
    projectId: ctx.projectId,
    ...search,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    before: cursor,
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toAuditEntryDto),
    next_cursor: last === undefined ? null : String(last.seq),
  };
}

export function toAuditEntryDto({ seq, hash, body }: AuditRow): AuditEntryDto {
  return { ...AuditBody.parse(JSON.parse(body)), seq, hash };
}
