import { z } from "zod";
import { ReportSchedule } from "@/lib/domain/report/report-schedule";

const CHANNELS_MAX = 50;

export const ReportScheduleDto = z.object({
  /** Null: the report is not sent. */
  schedule: ReportSchedule.nullable(),
  /** Null: every channel of the project. */
  channel_ids: z.array(z.string()).nullable(),
  next_at: z.string().nullable(),
  last_at: z.string().nullable(),
});
export type ReportScheduleDto = z.infer<typeof ReportScheduleDto>;

export const SaveReportScheduleRequest = z.object({
  schedule: ReportSchedule.nullable(),
  channel_ids: z.array(z.string().min(1).max(100)).max(CHANNELS_MAX).nullable().default(null),
});
export type SaveReportScheduleRequest = z.infer<typeof SaveReportScheduleRequest>;

export const SaveReportScheduleInput = SaveReportScheduleRequest.extend({ project: z.string() });
export type SaveReportScheduleInput = z.input<typeof SaveReportScheduleInput>;
