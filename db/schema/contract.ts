import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Contract } from "../../lib/domain/contract/contract";
import type { ProjectId } from "../../lib/domain/ids";
import { createdAt } from "./columns";

/** Every version of what was agreed; an empty name stands for every agent: the project's default. */
export const contract = pgTable(
  "contract",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    fromAgent: text("from_agent").notNull(),
    toAgent: text("to_agent").notNull(),
    version: integer("version").notNull(),
    /** Null: what was agreed for the pair was withdrawn, the default holds again. */
    document: jsonb("document").$type<Contract>(),
    author: text("author"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.fromAgent, table.toAgent, table.version] }),
  ],
);
