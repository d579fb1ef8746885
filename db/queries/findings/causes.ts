import { and, desc, eq, sql } from "drizzle-orm";
import type { FindingStatus } from "../../../lib/domain/findings/cause";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { finding, findingCause, findingChange } from "../../schema";

type CauseKey = { projectId: ProjectId; id: string };

export type StoredCause = typeof findingCause.$inferSelect;
export type StoredChange = typeof findingChange.$inferSelect;

const HISTORY_MAX = 100;

const isCause = ({ projectId, id }: CauseKey) =>
  and(eq(findingCause.projectId, projectId), eq(findingCause.id, id));

/** By its own id, or by that of one of its findings. */
export async function findCause(
  db: Db,
  { projectId, id }: CauseKey,
): Promise<StoredCause | undefined> {
  const [own] = await db.select().from(findingCause).where(isCause({ projectId, id }));
  if (own) return own;
  const [row] = await db
    .select({ cause: findingCause })
    .from(finding)
    .innerJoin(
      findingCause,
      and(eq(findingCause.projectId, finding.projectId), eq(findingCause.id, finding.causeId)),
    )
    .where(and(eq(finding.projectId, projectId), eq(finding.id, id)))
    .limit(1);
  return row?.cause;
}

/** Undefined: somebody else changed it first. Its findings have its status. */
export async function markCause(
  db: Db,
  change: CauseKey & {
    from: FindingStatus;
    status: FindingStatus;
    reason: string | null;
    changedBy: string;
    at: Date;
  },
): Promise<StoredCause | undefined> {
  const { projectId, id, from, status, reason, changedBy, at } = change;
  const [row] = await db
    .update(findingCause)
    .set({ status, changedAt: at })
    .where(and(isCause({ projectId, id }), eq(findingCause.status, from)))
    .returning();
  if (!row) return undefined;
  await db.insert(findingChange).values({ projectId, causeId: id, status, reason, changedBy, at });
  await db
    .update(finding)
    .set({ status })
    .where(
      and(
        eq(finding.projectId, projectId),
        eq(finding.causeId, id),
        sql`${finding.status} <> ${status}`,
      ),
    );
  return row;
}

/** The latest first. */
export async function listCauseChanges(
  db: Db,
  { projectId, id }: CauseKey,
): Promise<StoredChange[]> {
  return db
    .select()
    .from(findingChange)
    .where(and(eq(findingChange.projectId, projectId), eq(findingChange.causeId, id)))
    .orderBy(desc(findingChange.id))
    .limit(HISTORY_MAX);
}
