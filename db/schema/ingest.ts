import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { REJECT_KINDS } from "../../lib/domain/ingest/reject-kind";
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
    /** What was sent as JSON (a text where it was none); null when it was too large to keep. */
    body: text("body"),
    times: integer("times").notNull().default(1),
    firstAt: at("first_at").notNull().defaultNow(),
    lastAt: at("last_at").notNull().defaultNow(),
    replayedAt: at("replayed_at"),
    // Last, because it came later: bulk inserts are by position.
    kind: text("kind", { enum: REJECT_KINDS }).notNull().default("event"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("ingest_reject_by_time").on(table.projectId, table.lastAt, table.id),
  ],
);

/** What came through a door within one minute; see `upsertIngestMinute` for `slot`. */
export const ingestMinute = pgTable(
  "ingest_minute",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    minute: at("minute").notNull(),
    source: text("source").notNull(),
    slot: smallint("slot").notNull(),
    accepted: integer("accepted").notNull(),
    duplicates: integer("duplicates").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Batches by their lag, a count a bucket of `LAG_BOUNDS_MS`: histograms add up, medians do not. */
    lagCounts: integer("lag_counts").array().notNull(),
    lastAt: at("last_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.minute, table.source, table.slot] }),
    index("ingest_minute_by_time").on(table.minute),
  ],
);

/** What was refused within one minute, by reason. */
export const ingestRejectMinute = pgTable(
  "ingest_reject_minute",
  {
    projectId: text("project_id").$type<ProjectId>().notNull(),
    minute: at("minute").notNull(),
    source: text("source").notNull(),
    code: text("code").notNull(),
    rejected: integer("rejected").notNull(),
    lastAt: at("last_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.minute, table.source, table.code] }),
    index("ingest_reject_minute_by_time").on(table.minute),
  ],
);
