import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { LOSS_STAGES } from "../../lib/domain/context/loss-stages";
import { FINDING_KINDS } from "../../lib/domain/findings/finding";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import { nanosColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const count = (name: string) => integer(name).notNull();
/** One trace by itself, where it has rows on other days, too: summed over days it would be counted twice. */
const traceId = () => text("trace_id").$type<TraceId>();

/**
 * What a day's findings come to, by cause, and those that are open by kind (without a cause). The day is that of
 * their traces' start, counted from the epoch, in UTC.
 */
export const findingDay = pgTable(
  "finding_day",
  {
    projectId: projectId(),
    day: integer("day").notNull(),
    kind: text("kind", { enum: FINDING_KINDS }).notNull(),
    causeId: text("cause_id"),
    traceId: traceId(),
    /** Of the gravest; 1 is the gravest there is. */
    rank: smallint("rank").notNull(),
    findings: count("findings"),
    traces: count("traces"),
    firstAt: nanosColumn("first_at").notNull(),
    lastAt: nanosColumn("last_at").notNull(),
  },
  (table) => [index("finding_day_by_day").on(table.projectId, table.day)],
);

/** What a day's rows of `fact_loss` come to, by what was lost and where. */
export const lossDay = pgTable(
  "loss_day",
  {
    projectId: projectId(),
    day: integer("day").notNull(),
    pattern: text("pattern").notNull(),
    stage: text("stage", { enum: LOSS_STAGES }).notNull(),
    traceId: traceId(),
    isKey: boolean("is_key").notNull(),
    facts: count("facts"),
    handoffs: count("handoffs"),
    traces: count("traces"),
    lastAt: nanosColumn("last_at").notNull(),
  },
  (table) => [index("loss_day_by_day").on(table.projectId, table.day)],
);

/** Days of which findings or losses changed since they were added up; marked by triggers. */
export const dirtyFoundDay = pgTable(
  "dirty_found_day",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    day: integer("day").notNull(),
    markedAt: timestamp("marked_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [index("dirty_found_day_by_project").on(table.projectId, table.day)],
);
