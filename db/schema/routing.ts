import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";
import { SAID_FACTS } from "../../lib/domain/routing/facts";
import type { RuleSet } from "../../lib/domain/routing/rule-set";
import type { SimulationResult } from "../../lib/domain/routing/simulation-result";
import { SIMULATION_STATUSES } from "../../lib/domain/routing/simulation-status";
import { project } from "./access";
import { createdAt, nanosColumn } from "./columns";

const projectId = () =>
  text("project_id")
    .$type<ProjectId>()
    .notNull()
    .references(() => project.id, { onDelete: "cascade" });

/** Published rule sets. They never change: a run goes on with the one that it began with. */
export const ruleSetVersion = pgTable(
  "rule_set_version",
  {
    projectId: projectId(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<RuleSet>().notNull(),
    author: text("author").notNull(),
    note: text("note").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.version] })],
);

/** What is being written, one for everybody in the project; `revision` grows with every save. */
export const ruleSetDraft = pgTable("rule_set_draft", {
  projectId: projectId().primaryKey(),
  /** The version that it was begun from. */
  base: integer("base").notNull(),
  revision: integer("revision").notNull(),
  document: jsonb("document").$type<RuleSet>().notNull(),
  author: text("author").notNull(),
  updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});

/** Rules over the past, worked through by a job: what they said, how far it is, and what came out. */
export const ruleSimulation = pgTable(
  "rule_simulation",
  {
    projectId: projectId(),
    id: text("id").notNull(),
    document: jsonb("document").$type<RuleSet>().notNull(),
    status: text("status", { enum: SIMULATION_STATUSES }).notNull().default("waiting"),
    /** Grows with every worker that begins it; what an earlier one still writes is refused. */
    lease: integer("lease").notNull().default(0),
    /** How many handoffs it will look at; null until a worker has begun. */
    total: integer("total"),
    counted: integer("counted").notNull().default(0),
    /** The first signs of the newest and of the oldest handoff that it looked at. */
    newestAt: nanosColumn("newest_at"),
    oldestAt: nanosColumn("oldest_at"),
    result: jsonb("result").$type<SimulationResult>(),
    askedBy: text("asked_by").notNull(),
    createdAt: createdAt(),
    updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true, mode: "date" }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("rule_simulation_by_time").on(table.projectId, table.createdAt),
    index("rule_simulation_open")
      .on(table.updatedAt)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** What handoffs said of themselves, once each: suggestions for whoever writes rules. */
export const routingWord = pgTable(
  "routing_word",
  {
    projectId: projectId(),
    fact: text("fact", { enum: SAID_FACTS }).notNull(),
    value: text("value").notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.fact, table.value] })],
);
