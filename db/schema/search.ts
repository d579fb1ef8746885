import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ProjectId, TraceId, UserId } from "../../lib/domain/ids";
import { createdAt } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The words of a trace, a row for each part that has some: `trace` (names, spans, agents), `handoff:{id}`
 * (task, reason, error) and `payload:{hash}` (a context or message). Derived, and written by the indexer only.
 */
export const searchDocument = pgTable(
  "search_document",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    traceId: text("trace_id").$type<TraceId>().notNull(),
    part: text("part").notNull(),
    words: tsvector("words").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.traceId, table.part] }),
    index("search_document_words").using("gin", table.words),
  ],
);

/** Traces to index (again); a batch adds rows without looking, so that ingest never waits here. */
export const searchPending = pgTable("search_pending", {
  id: bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
  projectId: text("project_id").$type<ProjectId>().notNull(),
  traceId: text("trace_id").$type<TraceId>().notNull(),
  queuedAt: timestamp("queued_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
});

/** A named query with its time range and order: somebody's own, or shared with the project. */
export const savedView = pgTable(
  "saved_view",
  {
    id: text("id").primaryKey(),
    projectId: text("project_id").$type<ProjectId>().notNull(),
    name: text("name").notNull(),
    /** The part of the list's URL that says what is shown: `q=…&range=…&sort=…`. */
    search: text("search").notNull(),
    isShared: boolean("is_shared").notNull().default(false),
    /** Null: made with a key, and then shared. */
    createdBy: text("created_by").$type<UserId>(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  ({ projectId, createdBy, name, isShared }) => [
    uniqueIndex("saved_view_shared_name")
      .on(projectId, name)
      .where(sql`${isShared}`),
    uniqueIndex("saved_view_own_name")
      .on(projectId, createdBy, name)
      .where(sql`not ${isShared}`),
  ],
);
