import { index, integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { ProjectId } from "../../lib/domain/ids";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Refused input with its reason, masked like everything else; the same refusal is one row. */
export const ingestReject = pgTable(
  "ingest_reject",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    id: text("id").notNull(),
    source: text("source").notNull(),
    code: text("code").notNull(),
    message: text("message").notNull(),
    eventId: text("event_id"),
    /** The event as JSON; null when it was too large to keep. */
    body: text("body"),
    times: integer("times").notNull().default(1),
    firstAt: at("first_at").notNull().defaultNow(),
    lastAt: at("last_at").notNull().defaultNow(),
    replayedAt: at("replayed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("ingest_reject_by_time").on(table.projectId, table.lastAt, table.id),
  ],
);
