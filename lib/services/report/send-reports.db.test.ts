import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { noticeBody } from "@/lib/domain/notices/notice";
import { noticeMail } from "@/lib/domain/notices/notice-mail";
import { nanosFromMs, type Nanos } from "@/lib/domain/time";
import { takeNotices } from "@/db/queries/notices";
import { ingestEvents } from "../events/ingest-events";
import { createChannel } from "../notices/channels";
import { noticeContent } from "../notices/notice-content";
import { getReportSchedule, saveReportSchedule } from "./report-schedule";
import { sendReports } from "./send-reports";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** A Thursday. */
const SAVED = "2026-01-15T12:00:00Z";
const weekly = { every: "week", time_zone: "Europe/Berlin", at: "08:00" } as const;
const at = (text: string) => (): Nanos => nanosFromMs(Date.parse(text));

async function openProject() {
  await projects.db.execute(sql`delete from report_schedule`);
  await projects.db.execute(sql`delete from notice`);
  const ctx = { ...(await projects.context()), now: at(SAVED) };
  const hook = { kind: "webhook" as const, url: "https://example.com/hook", digest: null };
  const ops = await createChannel(ctx, { ...hook, name: "ops" });
  await createChannel(ctx, { ...hook, name: "other" });
  return { ctx, ops };
}

async function sendHandoff(
  ctx: Awaited<ReturnType<typeof openProject>>["ctx"],
  { id, sentAt }: { id: string; sentAt: string },
): Promise<void> {
  const own = { trace_id: id, handoff_id: id, at: sentAt };
  const values = [
    {
      event: "handoff_initiated",
      ...own,
      from_agent: "Desk",
      to_agent: "Buyer",
      task: "Go",
      reason: "see https://evil.example",
    },
    { event: "handoff_received", ...own },
    { event: "task_complete", ...own },
  ];
  await ingestEvents(ctx, { source: "events", values });
}

describe("a scheduled report", () => {
  it("is sent once, of the whole week before, to the chosen channels", async () => {
    const { ctx, ops } = await openProject();
    await sendHandoff(ctx, { id: "in", sentAt: "2026-01-18T22:59:59Z" });
    await sendHandoff(ctx, { id: "after", sentAt: "2026-01-18T23:00:00Z" });
    const saved = await saveReportSchedule(ctx, { schedule: weekly, channel_ids: [ops.id] });
    expect(saved.next_at).toBe("2026-01-19T07:00:00.000Z");
    expect(await sendReports(ctx.db, at("2026-01-19T06:59:59Z"))).toBe(0);

    const monday = at("2026-01-19T07:00:00Z");
    const made = await Promise.all([1, 2, 3].map(() => sendReports(ctx.db, monday)));

    expect(made.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    const [due, ...more] = await takeNotices(ctx.db, { limit: 9, backoffMs: () => 1_000 });
    expect(more).toEqual([]);
    const content = due && (await noticeContent(ctx.db, due));
    if (!content) throw new Error("nothing was told");
    expect(noticeBody("webhook", content)).toMatchObject({
      type: "report",
      data: {
        report: { first: "2026-01-12", last: "2026-01-18", handoffs: 1, success_rate: 1 },
      },
    });
    expect(content.url).toContain("/report?");
    const mail = noticeMail(content);
    expect(mail.subject).toBe("Handoffs from 2026-01-12 to 2026-01-18");
    expect(mail.text).toContain("1 handoff, 100 % succeeded");
    expect(mail.text).toContain("see https[:]//evil.example");
    expect(await getReportSchedule(ctx)).toMatchObject({
      next_at: "2026-01-26T07:00:00.000Z",
      last_at: "2026-01-19T07:00:00.000Z",
    });
  });

  it("that was missed is of the week that it was to be about, and is made up for once", async () => {
    const { ctx } = await openProject();
    await saveReportSchedule(ctx, { schedule: weekly, channel_ids: null });

    expect(await sendReports(ctx.db, at("2026-02-11T12:00:00Z"))).toBe(1);
    expect(await sendReports(ctx.db, at("2026-02-11T12:00:00Z"))).toBe(0);

    const told = await ctx.db.execute(sql`select report ->> 'first' as first from notice`);
    expect(told).toMatchObject([{ first: "2026-01-12" }, { first: "2026-01-12" }]);
    expect((await getReportSchedule(ctx)).next_at).toBe("2026-02-16T07:00:00.000Z");
  });

  it("is sent to nobody any more once it is ended, and not to channels of others", async () => {
    const { ctx } = await openProject();
    await saveReportSchedule(ctx, { schedule: weekly, channel_ids: null });
    await saveReportSchedule(ctx, { schedule: null, channel_ids: null });

    expect(await sendReports(ctx.db, at("2026-01-19T07:00:00Z"))).toBe(0);
    await expect(
      saveReportSchedule(ctx, { schedule: weekly, channel_ids: ["none"] }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
