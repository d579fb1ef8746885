import { and, asc, eq, gt, lt, ne, sql, type SQL } from "drizzle-orm";
import type { ApprovalId } from "../../lib/domain/approvals/approval";
import type { ProjectId, UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { approvalViewer, user } from "../schema";
import { tellChange } from "./changes";

type Place = { projectId: ProjectId; approvalId: ApprovalId };
export type Viewer = Place & { userId: UserId };

const isViewer = ({ projectId, approvalId, userId }: Viewer): SQL | undefined =>
  and(
    eq(approvalViewer.projectId, projectId),
    eq(approvalViewer.approvalId, approvalId),
    eq(approvalViewer.userId, userId),
  );
const secondsAgo = (seconds: number) => sql`now() - ${seconds} * interval '1 second'`;

/** Told only when they come: that they are still there is no news. */
export async function markViewer(db: Db, viewer: Viewer): Promise<void> {
  await db.transaction(async (tx) => {
    const [seen] = await tx
      .insert(approvalViewer)
      .values(viewer)
      .onConflictDoUpdate({
        target: [approvalViewer.projectId, approvalViewer.approvalId, approvalViewer.userId],
        set: { seenAt: sql`now()` },
      })
      .returning({ isNew: sql<boolean>`xmax = 0` });
    if (seen?.isNew) await tellPresence(tx, viewer);
  });
}

export async function deleteViewer(db: Db, viewer: Viewer): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx.delete(approvalViewer).where(isViewer(viewer)).returning();
    if (gone.length > 0) await tellPresence(tx, viewer);
  });
}

function tellPresence(db: Db, { projectId, approvalId }: Place): Promise<void> {
  return tellChange(db, { projectId, topic: "presence", ids: [approvalId] });
}

/** Who looks at it besides `except`, by name. */
export async function listViewers(
  db: Db,
  { projectId, approvalId, except, seconds }: Place & { except: UserId | null; seconds: number },
): Promise<{ name: string }[]> {
  return db
    .select({ name: user.name })
    .from(approvalViewer)
    .innerJoin(user, eq(user.id, approvalViewer.userId))
    .where(
      and(
        eq(approvalViewer.projectId, projectId),
        eq(approvalViewer.approvalId, approvalId),
        except === null ? undefined : ne(approvalViewer.userId, except),
        gt(approvalViewer.seenAt, secondsAgo(seconds)),
      ),
    )
    .orderBy(asc(user.name), asc(user.id))
    .limit(20);
}

export async function deleteViewersBefore(db: Db, seconds: number): Promise<void> {
  await db.delete(approvalViewer).where(lt(approvalViewer.seenAt, secondsAgo(seconds)));
}
