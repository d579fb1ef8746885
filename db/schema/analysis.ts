import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { LOSS_STAGES } from "../../lib/domain/context/loss-stages";
import {
  FINDING_KINDS,
  FINDING_SEVERITIES,
  FINDING_STATUSES,
} from "../../lib/domain/findings/finding";
import type { FindingThresholds } from "../../lib/domain/findings/thresholds";
import type { Evidence } from "../../lib/domain/findings/trace-view";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import { project } from "./access";
import { nanosColumn } from "./columns";

const key = () => ({
  projectId: text("project_id").$type<ProjectId>().notNull(),
  traceId: text("trace_id").$type<TraceId>().notNull(),
});

/** What was found wrong in a trace; a kind and a cause are one finding, however often it is seen. */
export const finding = pgTable(
  "finding",
  {
    ...key(),
    id: text("id").notNull(),
    /** Of `finding_cause`: the same thing wrong in other traces. */
    causeId: text("cause_id").notNull(),
    kind: text("kind", { enum: FINDING_KINDS }).notNull(),
    severity: text("severity", { enum: FINDING_SEVERITIES }).notNull(),
    title: text("title").notNull(),
    handoffIds: text("handoff_ids").$type<HandoffId>().array().notNull(),
    evidence: jsonb("evidence").$type<readonly Evidence[]>().notNull(),
    status: text("status", { enum: FINDING_STATUSES }).notNull().default("open"),
    /** When its trace began: lists are in that order, and periods mean that. */
    startedAt: nanosColumn("started_at").notNull(),
    foundAt: timestamp("found_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.traceId, table.id] }),
    index("finding_by_kind").on(table.projectId, table.kind, table.startedAt),
    index("finding_by_start").on(table.projectId, table.startedAt, table.id),
    index("finding_by_cause").on(table.projectId, table.causeId, table.startedAt),
    // All that is counted of a period, so that the rows themselves, which are wide, are not read.
    index("finding_counted").on(
      table.projectId,
      table.startedAt,
      table.kind,
      table.severity,
      table.status,
      table.causeId,
      table.traceId,
    ),
  ],
);

/**
 * One thing wrong, in however many traces it shows. Its status is that of its findings; what was resolved
 * is open again when it returns.
 */
export const findingCause = pgTable(
  "finding_cause",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    id: text("id").notNull(),
    kind: text("kind", { enum: FINDING_KINDS }).notNull(),
    /** A pair of agents as JSON, or what else causes it (`originOf`). */
    origin: text("origin").notNull(),
    status: text("status", { enum: FINDING_STATUSES }).notNull().default("open"),
    changedAt: timestamp("changed_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.id] })],
);

/** Who muted, resolved or reopened a cause, and why; null: it returned by itself. */
export const findingChange = pgTable(
  "finding_change",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: text("project_id").$type<ProjectId>().notNull(),
    causeId: text("cause_id").notNull(),
    status: text("status", { enum: FINDING_STATUSES }).notNull(),
    changedBy: text("changed_by"),
    reason: text("reason"),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [index("finding_change_by_cause").on(table.projectId, table.causeId, table.id)],
);

/** Where a project lets findings begin elsewhere than by default; no row: nowhere. */
export const findingThreshold = pgTable("finding_threshold", {
  projectId: text("project_id")
    .$type<ProjectId>()
    .primaryKey()
    .references(() => project.id, { onDelete: "cascade" }),
  changed: jsonb("changed").$type<Partial<FindingThresholds>>().notNull(),
  /** Counts the changes: traces that were analysed with an earlier one are outdated. */
  revision: integer("revision").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull(),
  updatedBy: text("updated_by").notNull(),
});

/** One row: what changed before is analysed, so that nobody looks through all traces for what is not. */
export const analysisProgress = pgTable("analysis_progress", {
  id: integer("id").primaryKey().default(1),
  doneBefore: timestamp("done_before", { withTimezone: true, mode: "date" }).notNull(),
});

/** One row a handoff: what its contexts came to, so that no page has to compare them again. */
export const handoffGap = pgTable(
  "handoff_gap",
  {
    ...key(),
    handoffId: text("handoff_id").$type<HandoffId>().notNull(),
    fromAgent: text("from_agent"),
    toAgent: text("to_agent"),
    /** How many handoffs lead to it, itself included. */
    hop: integer("hop").notNull(),
    isReturn: boolean("is_return").notNull(),
    /** Null: what was sent or received is unknown. */
    score: real("score"),
    survival: real("survival"),
    withheld: integer("withheld").notNull(),
    lost: integer("lost").notNull(),
    notUnderstood: integer("not_understood").notNull(),
    unused: integer("unused").notNull(),
    startedAt: nanosColumn("started_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.traceId, table.handoffId] }),
    index("handoff_gap_by_start").on(table.projectId, table.startedAt),
    index("handoff_gap_by_score")
      .on(table.projectId, table.score, table.startedAt)
      .where(sql`${table.score} > 0`),
  ],
);

/** The facts that a handoff lost, at most some of each stage; `pattern` is the path without positions. */
export const factLoss = pgTable(
  "fact_loss",
  {
    ...key(),
    handoffId: text("handoff_id").$type<HandoffId>().notNull(),
    stage: text("stage", { enum: LOSS_STAGES }).notNull(),
    path: text("path").notNull(),
    pattern: text("pattern").notNull(),
    text: text("text").notNull(),
    isKey: boolean("is_key").notNull(),
    startedAt: nanosColumn("started_at").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.projectId, table.traceId, table.handoffId, table.stage, table.path],
    }),
    index("fact_loss_by_start").on(table.projectId, table.startedAt),
  ],
);
