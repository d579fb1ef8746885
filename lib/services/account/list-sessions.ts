import { listSessions as findSessions } from "@/db/queries/sessions";
import type { SessionDto } from "@/lib/contracts/session";
import type { UserId } from "@/lib/domain/ids";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

type Own = { userId: UserId; currentId: string };

/** Where a person is signed in; the one that asks is marked. */
export async function listSessions(
  { db, now }: Pick<ServiceContext, "db" | "now">,
  { userId, currentId }: Own,
): Promise<SessionDto[]> {
  const rows = await findSessions(db, { userId, now: new Date(msFromNanos(now())) });
  return rows.map((row) => ({
    id: row.id,
    address: row.address || null,
    user_agent: row.userAgent,
    since: row.createdAt.toISOString(),
    last_used_at: row.updatedAt.toISOString(),
    is_current: row.id === currentId,
  }));
}
