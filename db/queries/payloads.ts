import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { payload } from "../schema";

/** `limit` characters of one body from `offset` on, and how large all of it is. */
export async function findPayloadPart(
  db: Db,
  part: {
    projectId: ProjectId;
    day: string;
    traceId: TraceId;
    hash: string;
    offset: number;
    limit: number;
  },
): Promise<{ bytes: number; chars: number; text: string } | undefined> {
  const [row] = await db
    .select({
      bytes: payload.bytes,
      chars: sql<number>`length(${payload.body})`,
      text: sql<string>`substr(${payload.body}, ${part.offset + 1}::int, ${part.limit}::int)`,
    })
    .from(payload)
    .where(
      and(
        eq(payload.projectId, part.projectId),
        eq(payload.day, part.day),
        eq(payload.traceId, part.traceId),
        eq(payload.hash, part.hash),
      ),
    );
  return row;
}
