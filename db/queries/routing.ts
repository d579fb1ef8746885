import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { RuleSet } from "../../lib/domain/routing/rule-set";
import type { Db } from "../client";
import { ruleSetDraft, ruleSetVersion } from "../schema";

export type RuleSetRow = typeof ruleSetVersion.$inferSelect;
export type RuleSetDraftRow = typeof ruleSetDraft.$inferSelect;

/** The newest, or a given one. */
export async function findRuleSet(
  db: Db,
  { projectId, version }: { projectId: ProjectId; version?: number | undefined },
): Promise<RuleSetRow | undefined> {
  const [row] = await db
    .select()
    .from(ruleSetVersion)
    .where(
      and(
        eq(ruleSetVersion.projectId, projectId),
        version === undefined ? undefined : eq(ruleSetVersion.version, version),
      ),
    )
    .orderBy(desc(ruleSetVersion.version))
    .limit(1);
  return row;
}

/** The newest first. */
export async function listRuleSets(
  db: Db,
  { projectId, before, limit }: { projectId: ProjectId; before: number | undefined; limit: number },
): Promise<RuleSetRow[]> {
  return db
    .select()
    .from(ruleSetVersion)
    .where(
      and(
        eq(ruleSetVersion.projectId, projectId),
        before === undefined ? undefined : lt(ruleSetVersion.version, before),
      ),
    )
    .orderBy(desc(ruleSetVersion.version))
    .limit(limit);
}

/**
 * The version after `base`; undefined when another one was published since. The key decides a race, the
 * condition a base that is older or that never was.
 */
export async function insertRuleSet(
  db: Db,
  row: { projectId: ProjectId; base: number; document: RuleSet; author: string; note: string },
): Promise<RuleSetRow | undefined> {
  const { projectId, base, document, author, note } = row;
  const [published] = await db
    .insert(ruleSetVersion)
    .select(
      sql`select ${projectId}, ${base + 1}::int, ${JSON.stringify(document)}::jsonb, ${author}, ${note}, now()
        where ${base} = (select coalesce(max(version), 0) from rule_set_version
          where project_id = ${projectId})`,
    )
    .onConflictDoNothing()
    .returning();
  return published;
}

export async function findDraft(
  db: Db,
  projectId: ProjectId,
): Promise<RuleSetDraftRow | undefined> {
  const [row] = await db.select().from(ruleSetDraft).where(eq(ruleSetDraft.projectId, projectId));
  return row;
}

/** Undefined when somebody saved it since `revision` (0: there was none). */
export async function saveDraft(
  db: Db,
  {
    revision,
    ...row
  }: Pick<RuleSetDraftRow, "projectId" | "base" | "document" | "author" | "revision">,
): Promise<RuleSetDraftRow | undefined> {
  const { projectId: _, ...changed } = row;
  if (revision === 0) {
    const [inserted] = await db
      .insert(ruleSetDraft)
      .values({ ...row, revision: 1 })
      .onConflictDoNothing()
      .returning();
    return inserted;
  }
  const [saved] = await db
    .update(ruleSetDraft)
    .set({ ...changed, revision: revision + 1, updatedAt: sql`now()` })
    .where(and(eq(ruleSetDraft.projectId, row.projectId), eq(ruleSetDraft.revision, revision)))
    .returning();
  return saved;
}

export async function deleteDraft(db: Db, projectId: ProjectId): Promise<void> {
  await db.delete(ruleSetDraft).where(eq(ruleSetDraft.projectId, projectId));
}

/** What rules may ask of the trace before a handoff. */
export async function traceSoFar(
  db: Db,
  { projectId, traceId }: { projectId: ProjectId; traceId: TraceId },
): Promise<{ handoffCount: number; costUsd: number }> {
  const [row] = await db.execute<{ handoffCount: number; costUsd: number }>(sql`
    select count(*) filter (where attempt = 1)::int as "handoffCount",
      coalesce(sum((usage->>'cost_usd')::float8), 0) as "costUsd"
    from task where project_id = ${projectId} and trace_id = ${traceId}`);
  return row ?? { handoffCount: 0, costUsd: 0 };
}
