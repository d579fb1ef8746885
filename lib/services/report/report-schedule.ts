import {
  deleteReportSchedule,
  findReportSchedule,
  saveReportSchedule as save,
} from "@/db/queries/report-schedule";
import type { ReportScheduleDto, SaveReportScheduleRequest } from "@/lib/contracts/report-schedule";
import { nextReportMs } from "@/lib/domain/report/report-schedule";
import { msFromNanos } from "@/lib/domain/time";
import { actorName } from "../actor-name";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireChannels } from "../notices/require-channels";
import { requireScope } from "../require-scope";

export async function getReportSchedule(ctx: ServiceContext): Promise<ReportScheduleDto> {
  requireScope(ctx, "admin");
  const row = await findReportSchedule(ctx.db, ctx.projectId);
  return {
    schedule: row?.schedule ?? null,
    channel_ids: row?.channelIds ?? null,
    next_at: row?.nextAt.toISOString() ?? null,
    last_at: row?.lastAt?.toISOString() ?? null,
  };
}

export async function saveReportSchedule(
  ctx: ServiceContext,
  { schedule, channel_ids: channelIds }: SaveReportScheduleRequest,
): Promise<ReportScheduleDto> {
  requireScope(ctx, "admin");
  await requireChannels(ctx, channelIds);
  return audited(ctx, async (inside) => {
    const { db, projectId } = inside;
    if (schedule === null) {
      await deleteReportSchedule(db, projectId);
    } else {
      const nextAt = new Date(nextReportMs(msFromNanos(ctx.now()), schedule));
      const savedBy = actorName(ctx.actor);
      await save(db, { projectId, schedule, channelIds, nextAt, tryAt: nextAt, savedBy });
    }
    const note = { action: "report.schedule" as const, subject: "report", detail: { schedule } };
    return { result: await getReportSchedule(inside), note };
  });
}
