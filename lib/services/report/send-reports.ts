import type { Db } from "@/db/client";
import { insertChosenNotices } from "@/db/queries/notices";
import { type ReportScheduleRow, settleReport, takeDueReport } from "@/db/queries/report-schedule";
import type { ReportDto } from "@/lib/contracts/report";
import { nextReportMs, periodBefore } from "@/lib/domain/report/report-schedule";
import type { ToldReport } from "@/lib/domain/report/told-report";
import { msFromNanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { getReport } from "./get-report";
import { reportMarkdown } from "./report-markdown";

/** Longer than any report takes. */
const TRY_AGAIN_MS = 600_000;

/**
 * Makes a report whose time has come and puts it on its way. One that was missed while nobody was there
 * is made up for, of the period that it was to be about. Safe on every node at once.
 */
export async function sendReports(db: Db, now: () => Nanos): Promise<number> {
  const nowMs = msFromNanos(now());
  const tryAgainAt = new Date(nowMs + TRY_AGAIN_MS);
  const due = await takeDueReport(db, { now: new Date(nowMs), tryAgainAt });
  if (!due) return 0;
  const report = await makeReport(db, due, now);
  await db.transaction(async (tx) => {
    const following = new Date(nextReportMs(nowMs, due.schedule));
    const isOurs = await settleReport(tx, due, { now: new Date(nowMs), following });
    if (!isOurs) return;
    const { projectId, channelIds } = due;
    await insertChosenNotices(tx, { projectId, type: "report", report, channelIds });
  });
  return 1;
}

async function makeReport(
  db: Db,
  { projectId, schedule, nextAt }: ReportScheduleRow,
  now: () => Nanos,
): Promise<ToldReport> {
  const { fromMs, toMs, first, last } = periodBefore(nextAt.getTime(), schedule);
  const period = { from: nanosFromMs(fromMs), to: nanosFromMs(toMs) };
  const report = await getReport({ db, projectId, actor: { kind: "system" }, now }, period);
  const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
  return { first, last, from, to, ...headOf(report), markdown: reportMarkdown(report) };
}

function headOf({ figures }: ReportDto) {
  return {
    handoffs: figures.handoffs,
    success_rate: figures.success_rate,
    context_loss_share_of_failures: figures.context_loss_share_of_failures,
    p95_handoff_ms: figures.handoff_ms?.p95 ?? null,
  };
}
