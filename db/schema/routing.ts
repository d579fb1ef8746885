import { integer, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";
import type { RuleSet } from "../../lib/domain/routing/rule-set";
import { project } from "./access";
import { createdAt } from "./columns";

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
