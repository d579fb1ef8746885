import { jsonb, pgTable, text, timestamp, index } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";
import type { ReportSchedule } from "../../lib/domain/report/report-schedule";
import { project } from "./access";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When a project's report is sent, and to whom; no row: never. */
export const reportSchedule = pgTable(
  "report_schedule",
  {
    projectId: text("project_id")
      .$type<ProjectId>()
      .primaryKey()
      .references(() => project.id, { onDelete: "cascade" }),
    schedule: jsonb("schedule").$type<ReportSchedule>().notNull(),
    /** Null: every channel of the project. */
    channelIds: text("channel_ids").array(),
    /** The time of the next report, and when it is made or tried again. */
    nextAt: at("next_at").notNull(),
    tryAt: at("try_at").notNull(),
    lastAt: at("last_at"),
    savedBy: text("saved_by").notNull(),
  },
  (table) => [index("report_schedule_try").on(table.tryAt)],
);
