import {
  bigint,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { ROLLUP_KINDS } from "../../lib/domain/rollups/kinds";
import { ROLLUP_DIMENSIONS, ROLLUP_GRAINS } from "../../lib/domain/rollups/dimensions";
import type { ProjectId } from "../../lib/domain/ids";

const projectId = () => text("project_id").$type<ProjectId>().notNull();

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** What the handoffs of an hour, a day or a week came to, counted by a dimension; see `lib/domain/rollups`. */
export const rollup = pgTable(
  "rollup",
  {
    projectId: projectId(),
    grain: text("grain", { enum: ROLLUP_GRAINS }).notNull(),
    dimension: text("dimension", { enum: ROLLUP_DIMENSIONS }).notNull(),
    /** Hours since the epoch; of a day or a week, its first. */
    at: integer("at").notNull(),
    /** The type, size, reason or pair; null where the handoff does not say. */
    a: text("a"),
    b: text("b"),
    c: text("c"),
    count: integer("count").notNull(),
    decided: integer("decided").notNull(),
    succeeded: integer("succeeded").notNull(),
    incomplete: integer("incomplete").notNull(),
    contextLost: integer("context_lost").notNull(),
    begun: integer("begun").notNull(),
    sized: integer("sized").notNull(),
    bytes: doublePrecision("bytes").notNull(),
    timed: integer("timed").notNull(),
    handoffMs: doublePrecision("handoff_ms").notNull(),
    latencies: bytes("latencies"),
  },
  (table) => [
    index("rollup_by_time").on(table.projectId, table.dimension, table.grain, table.at),
    index("rollup_by_pair").on(
      table.projectId,
      table.dimension,
      table.grain,
      table.a,
      table.b,
      table.at,
    ),
  ],
);

/**
 * Hours of which handoffs changed since they were rolled up. Rows are only added: writers of the same
 * hour never wait for each other, and the round takes away those that it saw.
 */
export const dirtyHour = pgTable(
  "dirty_hour",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    hour: integer("hour").notNull(),
    markedAt: timestamp("marked_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [index("dirty_hour_by_project").on(table.projectId, table.hour)],
);

/** Weeks of which hours were rolled up since they were added up; marked by a trigger on what is taken of `dirty_hour`. */
export const dirtyWeek = pgTable(
  "dirty_week",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    week: integer("week").notNull(),
    markedAt: timestamp("marked_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [index("dirty_week_by_project").on(table.projectId, table.week)],
);

/** A project whose figures could not be added up; gone as soon as they could. */
export const rollupFailure = pgTable(
  "rollup_failure",
  {
    projectId: projectId(),
    kind: text("kind", { enum: ROLLUP_KINDS }).notNull(),
    reason: text("reason").notNull(),
    failures: integer("failures").notNull().default(1),
    failedAt: timestamp("failed_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
    retryAt: timestamp("retry_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.kind] })],
);
