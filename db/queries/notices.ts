import { and, asc, eq, isNotNull, lte, ne, sql } from "drizzle-orm";
import type { ToldAlert } from "../../lib/domain/alerts/told-alert";
import type { ApprovalId } from "../../lib/domain/approvals/approval";
import type { ProjectId } from "../../lib/domain/ids";
import type { NoticeType } from "../../lib/domain/notices/notice";
import type { ToldReport } from "../../lib/domain/report/told-report";
import type { Db } from "../client";
import { notice, noticeChannel, project } from "../schema";

export type ChannelRow = typeof noticeChannel.$inferSelect;
export type ChannelKey = { projectId: ProjectId; id: string };

const isChannel = ({ projectId, id }: ChannelKey) =>
  and(eq(noticeChannel.projectId, projectId), eq(noticeChannel.id, id));

export async function insertChannel(
  db: Db,
  row: typeof noticeChannel.$inferInsert,
): Promise<ChannelRow | undefined> {
  const [inserted] = await db.insert(noticeChannel).values(row).returning();
  return inserted;
}

export async function listChannels(db: Db, projectId: ProjectId): Promise<ChannelRow[]> {
  return db
    .select()
    .from(noticeChannel)
    .where(eq(noticeChannel.projectId, projectId))
    .orderBy(asc(noticeChannel.createdAt));
}

/** With what it was still to be told. */
export async function deleteChannel(db: Db, key: ChannelKey): Promise<boolean> {
  await db
    .delete(notice)
    .where(and(eq(notice.projectId, key.projectId), eq(notice.channelId, key.id)));
  const rows = await db.delete(noticeChannel).where(isChannel(key)).returning();
  return rows.length > 0;
}

/**
 * One for each channel of the project that is told at once, or for one channel; none where there is
 * none. Channels with a digest hear of approvals in that; of decisions, only programs are told.
 */
export async function insertNotices(
  db: Db,
  told: {
    projectId: ProjectId;
    type: NoticeType;
    approvalId: ApprovalId | null;
    channelId?: string;
  },
): Promise<number> {
  const { projectId, type, approvalId, channelId } = told;
  const rows = await db.execute(sql`insert into notice (project_id, channel_id, type, approval_id)
    select project_id, id, ${type}, ${approvalId} from notice_channel
    where project_id = ${projectId} and ${toldOf(type, channelId)}
    returning id`);
  return rows.length;
}

function toldOf(type: NoticeType, channelId: string | undefined) {
  if (channelId !== undefined) return sql`id = ${channelId}`;
  const isOver = type === "approval.decided" || type === "approval.expired";
  return isOver ? sql`digest is null and kind = 'webhook'` : sql`digest is null`;
}

/** Told at once, also where approvals are told as a digest; null: every channel of the project. */
export async function insertChosenNotices(
  db: Db,
  told: {
    projectId: ProjectId;
    type: NoticeType;
    alert?: ToldAlert;
    report?: ToldReport;
    channelIds: readonly string[] | null;
  },
): Promise<number> {
  const { projectId, type, alert, report, channelIds } = told;
  const chosen = channelIds && sql`and id = any(${sql.param(channelIds)}::text[])`;
  const rows = await db.execute(sql`insert into notice (project_id, channel_id, type, alert, report)
    select project_id, id, ${type}, ${asJson(alert)}::jsonb, ${asJson(report)}::jsonb from notice_channel
    where project_id = ${projectId} ${chosen ?? sql``}
    returning id`);
  return rows.length;
}

function asJson(told: object | undefined): string | null {
  return told === undefined ? null : JSON.stringify(told);
}

/** Channels whose time has come, held until the transaction ends. */
export async function takeDueDigests(
  db: Db,
  { nowMs, limit }: { nowMs: number; limit: number },
): Promise<ChannelRow[]> {
  return db
    .select()
    .from(noticeChannel)
    .where(lte(noticeChannel.nextDigestAt, new Date(nowMs)))
    .orderBy(asc(noticeChannel.nextDigestAt))
    .limit(limit)
    .for("update", { skipLocked: true });
}

export async function setNextDigest(db: Db, key: ChannelKey, nextDigestAt: Date): Promise<void> {
  await db.update(noticeChannel).set({ nextDigestAt }).where(isChannel(key));
}

export async function listChannelsOfOtherKeys(
  db: Db,
  { keyId, limit }: { keyId: string; limit: number },
): Promise<ChannelRow[]> {
  return db
    .select()
    .from(noticeChannel)
    .where(and(isNotNull(noticeChannel.sealed), ne(noticeChannel.keyId, keyId)))
    .limit(limit);
}

export async function resealChannel(
  db: Db,
  key: ChannelKey,
  sealed: { sealed: string; keyId: string },
): Promise<void> {
  await db.update(noticeChannel).set(sealed).where(isChannel(key));
}

type NoticeKey = Pick<typeof notice.$inferSelect, "projectId" | "id">;

const isNotice = ({ projectId, id }: NoticeKey) =>
  and(eq(notice.projectId, projectId), eq(notice.id, id));

export type DueNotice = {
  notice: typeof notice.$inferSelect;
  channel: ChannelRow;
  slug: string;
};

/**
 * What is due, put off until it is tried again: who dies with it has only cost that time. Projects take
 * turns, so that a thousand notices of one, to receivers that never answer, hold up nobody else's.
 */
export async function takeNotices(
  db: Db,
  { limit, backoffMs }: { limit: number; backoffMs: (attempts: number) => number },
): Promise<DueNotice[]> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ notice, channel: noticeChannel, slug: project.slug })
      .from(notice)
      .innerJoin(
        noticeChannel,
        and(eq(noticeChannel.projectId, notice.projectId), eq(noticeChannel.id, notice.channelId)),
      )
      .innerJoin(project, eq(project.id, notice.projectId))
      // Due once more: another node may have put it off since the list was read.
      .where(and(sql`${notice.dueAt} <= now()`, sql`${notice.id} in ${dueInTurn(limit)}`))
      .for("update", { of: notice, skipLocked: true });
    for (const row of rows) {
      const attempts = row.notice.attempts + 1;
      await tx
        .update(notice)
        .set({
          attempts,
          dueAt: sql`now() + ${backoffMs(attempts)} * interval '1 millisecond'`,
        })
        .where(isNotice(row.notice));
    }
    return rows;
  });
}

function dueInTurn(limit: number) {
  return sql`(select due.id from project, lateral (
      select first.id, first.due_at, row_number() over (order by first.due_at, first.id) as turn
      from (select n.id, n.due_at from notice n
        where n.project_id = project.id and n.due_at <= now() order by n.due_at limit ${limit}) first
    ) due order by due.turn, due.due_at limit ${limit})`;
}

export async function deleteNotice(db: Db, key: NoticeKey): Promise<void> {
  await db.delete(notice).where(isNotice(key));
}

export async function markChannel(
  db: Db,
  key: ChannelKey,
  lastProblem: string | null,
): Promise<void> {
  await db
    .update(noticeChannel)
    .set({ lastProblem, lastAt: sql`now()` })
    .where(isChannel(key));
}
