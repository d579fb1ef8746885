import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { handoffChunk, handoffPiece, handoffStream } from "../../schema";
import type { TaskKey } from "./tasks";

export type StreamRow = typeof handoffStream.$inferSelect;
export type PieceRow = typeof handoffPiece.$inferSelect;
export type ChunkRow = typeof handoffChunk.$inferSelect;

export const CHUNK_CHANNEL = "baton_chunk";

const isStream = ({ projectId, handoffId }: TaskKey) =>
  and(eq(handoffStream.projectId, projectId), eq(handoffStream.handoffId, handoffId));

/** Begins it with its first chunk; held until the end of the transaction. */
export async function lockStream(
  db: Db,
  { projectId, handoffId }: TaskKey,
): Promise<StreamRow | undefined> {
  await db.insert(handoffStream).values({ projectId, handoffId }).onConflictDoNothing();
  const [row] = await db
    .select()
    .from(handoffStream)
    .where(isStream({ projectId, handoffId }))
    .for("update");
  return row;
}

export async function findStream(db: Db, key: TaskKey): Promise<StreamRow | undefined> {
  const [row] = await db.select().from(handoffStream).where(isStream(key));
  return row;
}

export async function findChunk(
  db: Db,
  { projectId, handoffId, offset }: TaskKey & { offset: number },
): Promise<ChunkRow | undefined> {
  const [row] = await db
    .select()
    .from(handoffChunk)
    .where(
      and(
        eq(handoffChunk.projectId, projectId),
        eq(handoffChunk.handoffId, handoffId),
        eq(handoffChunk.offset, offset),
      ),
    );
  return row;
}

export async function insertChunk(db: Db, row: ChunkRow): Promise<void> {
  await db.insert(handoffChunk).values(row);
}

export async function insertPiece(db: Db, row: PieceRow): Promise<void> {
  await db.insert(handoffPiece).values(row);
}

export async function updateStream(
  db: Db,
  key: TaskKey,
  changed: Omit<StreamRow, "projectId" | "handoffId" | "readBytes">,
): Promise<void> {
  await db.update(handoffStream).set(changed).where(isStream(key));
}

/** Readers that come again do not take back what was read. */
export async function markStreamRead(db: Db, key: TaskKey, toByte: number): Promise<void> {
  await db
    .update(handoffStream)
    .set({ readBytes: toByte })
    .where(and(isStream(key), sql`${handoffStream.readBytes} < ${toByte}`));
}

/** In order; the first holds the byte behind `after`. */
export async function listPieces(
  db: Db,
  { projectId, handoffId, after, limit }: TaskKey & { after: number; limit: number },
): Promise<PieceRow[]> {
  return db
    .select()
    .from(handoffPiece)
    .where(
      and(
        eq(handoffPiece.projectId, projectId),
        eq(handoffPiece.handoffId, handoffId),
        gt(handoffPiece.toByte, after),
      ),
    )
    .orderBy(asc(handoffPiece.toByte))
    .limit(limit);
}

/** Wakes readers in every process once the transaction commits. */
export async function notifyChunk(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify(${CHUNK_CHANNEL}, '')`);
}
