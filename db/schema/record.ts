import { integer, jsonb, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { EventName } from "../../lib/domain/event/native-event";
import { SPAN_KINDS, SPAN_STATUSES } from "../../lib/domain/handoff/taxonomy";
import type { EventId, HandoffId, ProjectId, SpanId, TraceId } from "../../lib/domain/ids";
import type { Json } from "../../lib/domain/json";
import { dayColumn, nanosColumn, payloadRefColumn } from "./columns";

/**
 * Large and cold, partitioned by `day` (the migration adds PARTITION BY, which drizzle cannot say).
 * Every read names project, day and trace, so it touches one partition.
 */
const key = () => ({
  projectId: text("project_id").$type<ProjectId>().notNull(),
  day: dayColumn().notNull(),
  traceId: text("trace_id").$type<TraceId>().notNull(),
});

export const span = pgTable(
  "span",
  {
    ...key(),
    id: text("id").$type<SpanId>().notNull(),
    parentId: text("parent_id").$type<SpanId>(),
    kind: text("kind", { enum: SPAN_KINDS }).notNull(),
    name: text("name").notNull(),
    agent: text("agent"),
    service: text("service"),
    startedAt: nanosColumn("started_at").notNull(),
    endedAt: nanosColumn("ended_at"),
    status: text("status", { enum: SPAN_STATUSES }).notNull(),
    statusMessage: text("status_message"),
    attributes: jsonb("attributes").$type<Record<string, Json>>().notNull(),
    input: payloadRefColumn("input"),
    output: payloadRefColumn("output"),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.day, table.traceId, table.id] })],
);

/** The native events as they were folded; `body` is the wire form with payloads by reference. */
export const event = pgTable(
  "event",
  {
    ...key(),
    id: text("id").$type<EventId>().notNull(),
    handoffId: text("handoff_id").$type<HandoffId>(),
    name: text("name").$type<EventName>().notNull(),
    origin: text("origin", { enum: ["native", "foreign"] }).notNull(),
    source: text("source").notNull(),
    at: nanosColumn("at"),
    body: jsonb("body").$type<Record<string, Json>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.day, table.traceId, table.id] }),
    index("event_by_handoff").on(table.projectId, table.day, table.traceId, table.handoffId),
  ],
);

/** Contexts and messages, masked, stored once per content hash within a trace. */
export const payload = pgTable(
  "payload",
  {
    ...key(),
    hash: text("hash").notNull(),
    bytes: integer("bytes").notNull(),
    body: text("body").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.day, table.traceId, table.hash] })],
);
