import type { Db } from "@/db/client";
import { insertNotices, setNextDigest, takeDueDigests } from "@/db/queries/notices";
import { nextDigestMs } from "@/lib/domain/notices/digest";
import { msFromNanos, type Nanos } from "@/lib/domain/time";

const PER_ROUND = 50;

/**
 * Makes a notice of each digest whose time has come, and writes down its next time, at once or not at
 * all: a digest is sent once, and one that was missed while nobody was there is made up for once.
 */
export async function planDigests(db: Db, now: () => Nanos): Promise<number> {
  const nowMs = msFromNanos(now());
  return db.transaction(async (tx) => {
    const due = await takeDueDigests(tx, { nowMs, limit: PER_ROUND });
    for (const channel of due) {
      const { projectId, id, digest } = channel;
      if (!digest) continue;
      const told = { projectId, type: "approval.digest", approvalId: null, channelId: id } as const;
      await insertNotices(tx, told);
      await setNextDigest(tx, channel, new Date(nextDigestMs(nowMs, digest)));
    }
    return due.length;
  });
}
