import type { Db } from "@/db/client";
import { deleteNotice, type DueNotice, markChannel, takeNotices } from "@/db/queries/notices";
import { ATTEMPTS_MAX, noticeBackoffMs } from "@/lib/domain/notices/notice";
import { noticeContent } from "./notice-content";
import { type NoticeDoors, sendNotice } from "./send-notice";

const PER_ROUND = 20;

/**
 * Sends what is due; what fails is tried again later, and given up after twelve attempts. Safe on every
 * node at once. A receiver may get one twice: the id in its headers is the same then.
 */
export async function deliverNotices(db: Db, doors: NoticeDoors): Promise<number> {
  const due = await takeNotices(db, { limit: PER_ROUND, backoffMs: noticeBackoffMs });
  await Promise.all(due.map((each) => deliver(db, { due: each, doors })));
  return due.length;
}

async function deliver(
  db: Db,
  { due, doors }: { due: DueNotice; doors: NoticeDoors },
): Promise<void> {
  const { notice, channel } = due;
  const content = await noticeContent(db, due);
  const problem = content && (await sendNotice(doors, due, content));
  if (content) await markChannel(db, channel, problem ?? null);
  if (problem === undefined || notice.attempts + 1 >= ATTEMPTS_MAX) {
    await deleteNotice(db, notice);
  }
}
