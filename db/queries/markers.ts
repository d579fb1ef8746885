import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import { formatInstant, type Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { marker, ruleSetVersion } from "../schema";

export type MarkerRow = typeof marker.$inferSelect;
export type NewMarker = Omit<MarkerRow, "createdAt">;
export type Between = { from?: Nanos | undefined; to?: Nanos | undefined };

/** Undefined: there is one of that key. */
export async function insertMarker(db: Db, row: NewMarker): Promise<MarkerRow | undefined> {
  const [inserted] = await db.insert(marker).values(row).onConflictDoNothing().returning();
  return inserted;
}

type MarkerPlace = { projectId: ProjectId; key: string };
const isMarker = ({ projectId, key }: MarkerPlace) =>
  and(eq(marker.projectId, projectId), eq(marker.key, key));

export async function findMarker(db: Db, place: MarkerPlace): Promise<MarkerRow | undefined> {
  const [row] = await db.select().from(marker).where(isMarker(place)).limit(1);
  return row;
}

export async function deleteMarker(db: Db, place: MarkerPlace): Promise<boolean> {
  return (await db.delete(marker).where(isMarker(place)).returning()).length > 0;
}

/** From ≤ at < to, the latest first. */
export async function listMarkers(
  db: Db,
  { projectId, from, to, limit }: Between & { projectId: ProjectId; limit: number },
): Promise<MarkerRow[]> {
  return db
    .select()
    .from(marker)
    .where(
      and(
        eq(marker.projectId, projectId),
        from === undefined ? undefined : gte(marker.at, from),
        to === undefined ? undefined : lt(marker.at, to),
      ),
    )
    .orderBy(desc(marker.at), desc(marker.key))
    .limit(limit);
}

const instant = (at: Nanos) => sql`${formatInstant(at)}::timestamptz`;

export type Publication = { version: number; author: string; note: string; createdAt: Date };

/** The rules that were published in that time, the latest first. */
export async function listPublications(
  db: Db,
  { projectId, from, to, limit }: Between & { projectId: ProjectId; limit: number },
): Promise<Publication[]> {
  const { version, author, note, createdAt } = ruleSetVersion;
  return db
    .select({ version, author, note, createdAt })
    .from(ruleSetVersion)
    .where(
      and(
        eq(ruleSetVersion.projectId, projectId),
        from === undefined ? undefined : gte(createdAt, instant(from)),
        to === undefined ? undefined : lt(createdAt, instant(to)),
      ),
    )
    .orderBy(desc(version))
    .limit(limit);
}
