import { createHash } from "node:crypto";
import { findNewestEntry, insertEntry, lockAudit } from "@/db/queries/audit";
import type { AuditBody } from "@/lib/domain/audit/audit-entry";
import type { AuditAction } from "@/lib/domain/audit/actions";
import { canonicalJson, type Json } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import { log } from "@/lib/log";
import { actorId, actorName } from "../actor-name";
import type { ServiceContext } from "../context";

export type AuditNote = {
  action: AuditAction;
  subject: string;
  /** Names, versions and numbers; never a payload or a secret. */
  detail?: Record<string, Json>;
};

export function hashEntry(previous: string, body: string): string {
  return createHash("sha256").update(`${previous}\n${body}`).digest("hex");
}

/**
 * The only writer of the audit log, in the transaction of what it tells: both are there or neither. The
 * hash also goes to the server's log, out of reach of whoever can change the database.
 */
export async function writeAudit(
  ctx: ServiceContext,
  { action, subject, detail = {} }: AuditNote,
): Promise<void> {
  const { projectId, actor, origin } = ctx;
  const at = new Date(msFromNanos(ctx.now()));
  const name = actorName(actor);
  const said: AuditBody = {
    at: at.toISOString(),
    action,
    actor: { kind: actor.kind, id: actorId(actor), name },
    subject,
    detail,
    address: origin?.address ?? null,
    request_id: origin?.requestId ?? null,
  };
  const body = canonicalJson(said);
  const written = await ctx.db.transaction(async (tx) => {
    await lockAudit(tx, projectId);
    const newest = await findNewestEntry(tx, projectId);
    const seq = (newest?.seq ?? 0) + 1;
    const hash = hashEntry(newest?.hash ?? "", body);
    await insertEntry(tx, { projectId, seq, at, action, actor: name, subject, body, hash });
    return { seq, hash };
  });
  log.info({ audit: { projectId, action, ...written } }, "audit");
}

/** Does something and tells of it, in one transaction. */
export async function audited<Result>(
  ctx: ServiceContext,
  change: (inside: ServiceContext) => Promise<{ result: Result; note: AuditNote }>,
): Promise<Result> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const { result, note } = await change(inside);
    await writeAudit(inside, note);
    return result;
  });
}
