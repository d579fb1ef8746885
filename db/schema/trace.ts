import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import type { LoopState, Usage } from "../../lib/domain/event/shapes";
import {
  AGENT_KINDS,
  AGENT_ROLES,
  HANDOFF_MODES,
  HANDOFF_OUTCOMES,
  HANDOFF_PATTERNS,
  HANDOFF_PHASES,
  HANDOFF_STANDINGS,
  HANDOFF_TYPES,
  TRACE_STATUSES,
  type HandoffFlag,
} from "../../lib/domain/handoff/taxonomy";
import type { HandoffError, HandoffTiming } from "../../lib/domain/handoff/handoff";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import type { Json } from "../../lib/domain/json";
import { createdAt, dayColumn, nanosColumn, payloadRefColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const traceId = (name = "trace_id") => text(name).$type<TraceId>().notNull();

/** Small and hot: one row per workflow, what lists read. */
export const trace = pgTable(
  "trace",
  {
    projectId: projectId(),
    id: traceId("id"),
    day: dayColumn().notNull(),
    /** What the sender called it; `label` stands in when it said nothing. */
    name: text("name"),
    label: text("label"),
    sessionId: text("session_id"),
    source: text("source").notNull(),
    status: text("status", { enum: TRACE_STATUSES }).notNull().default("running"),
    startedAt: nanosColumn("started_at").notNull(),
    endedAt: nanosColumn("ended_at"),
    lastSignAt: nanosColumn("last_sign_at").notNull(),
    /** What the sender said with `trace_ended`, when it said anything. */
    statedStatus: text("stated_status", { enum: TRACE_STATUSES }),
    agents: text("agents").array().notNull().default([]),
    handoffCount: integer("handoff_count").notNull().default(0),
    spanCount: integer("span_count").notNull().default(0),
    /** Since when it has spans that were not read for handoffs yet (decision 0014). */
    unreadSince: timestamp("unread_since", { withTimezone: true, mode: "date" }),
    errorCount: integer("error_count").notNull().default(0),
    usage: jsonb("usage").$type<Usage>(),
    /** What of other traces of its session it went on with (`Resumption`); null: nothing. */
    resumptions: jsonb("resumptions").$type<Json[]>(),
    createdAt: createdAt(),
    updatedAt: timestamp("updated_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
    /** The `updated_at` that was analysed: any other means that the analysis is behind. */
    analysedAt: timestamp("analysed_at", { withTimezone: true, mode: "date" }),
    /** By which `ANALYSIS_VERSION`; an older one is looked at again in the background. */
    analysisVersion: integer("analysis_version"),
    /** When retention took its contexts and messages away; null: they are here. */
    bodiesRemovedAt: timestamp("bodies_removed_at", { withTimezone: true, mode: "date" }),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    // Block ranges, not a tree: the row is rewritten in place with every batch.
    index("trace_by_change").using("brin", table.updatedAt),
    index("trace_by_start").on(table.projectId, table.startedAt, table.id),
    index("trace_by_session").on(table.projectId, table.sessionId, table.startedAt),
    index("trace_by_source").on(table.projectId, table.source, table.createdAt),
    index("trace_by_agent").using("gin", table.agents),
    index("trace_unread")
      .on(table.projectId, table.id)
      .where(sql`${table.unreadSince} is not null`),
  ],
);

/**
 * By what traces of one session know each other where no session id says it: `a2a_task:…`, `trace:…` (a
 * span link), `handoff:…`; `session:…` for the name of a session that became one with another.
 */
export const sessionKey = pgTable(
  "session_key",
  {
    projectId: projectId(),
    key: text("key").notNull(),
    traceId: traceId(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.key, table.traceId] })],
);

/** Small and hot: the fold of a handoff's events, placed in its trace. */
export const handoff = pgTable(
  "handoff",
  {
    projectId: projectId(),
    traceId: traceId(),
    id: text("id").$type<HandoffId>().notNull(),
    seq: integer("seq").notNull(),
    parentId: text("parent_id").$type<HandoffId>(),
    declaredType: text("declared_type", { enum: HANDOFF_TYPES }),
    declaredParentId: text("declared_parent_id").$type<HandoffId>(),
    fromAgent: text("from_agent"),
    toAgent: text("to_agent"),
    fromService: text("from_service"),
    toService: text("to_service"),
    type: text("type", { enum: HANDOFF_TYPES }).notNull(),
    pattern: text("pattern", { enum: HANDOFF_PATTERNS }),
    mode: text("mode", { enum: HANDOFF_MODES }),
    phase: text("phase", { enum: HANDOFF_PHASES }),
    reason: text("reason"),
    task: text("task"),
    justification: text("justification"),
    acceptanceCriteria: jsonb("acceptance_criteria").$type<readonly string[]>().notNull(),
    requiredTools: jsonb("required_tools").$type<readonly string[]>().notNull(),
    outputKey: text("output_key"),
    explicit: boolean("explicit"),
    justified: boolean("justified"),
    validated: boolean("validated"),
    staged: boolean("staged"),
    pooled: boolean("pooled"),
    inferred: boolean("inferred").notNull(),
    inferredWhy: text("inferred_why"),
    outcome: text("outcome", { enum: HANDOFF_OUTCOMES }).notNull(),
    standing: text("standing", { enum: HANDOFF_STANDINGS }),
    error: jsonb("error").$type<HandoffError>(),
    initiatedAt: nanosColumn("initiated_at"),
    sentAt: nanosColumn("sent_at"),
    arrivedAt: nanosColumn("arrived_at"),
    readyAt: nanosColumn("ready_at"),
    receivedAt: nanosColumn("received_at"),
    acceptedAt: nanosColumn("accepted_at"),
    completedAt: nanosColumn("completed_at"),
    returnedAt: nanosColumn("returned_at"),
    firstSignAt: nanosColumn("first_sign_at").notNull(),
    lastSignAt: nanosColumn("last_sign_at").notNull(),
    timing: jsonb("timing").$type<HandoffTiming>().notNull(),
    flags: jsonb("flags").$type<readonly HandoffFlag[]>().notNull(),
    quality: doublePrecision("quality"),
    usage: jsonb("usage").$type<Usage>(),
    loopState: jsonb("loop_state").$type<LoopState>(),
    held: payloadRefColumn("held"),
    sent: payloadRefColumn("sent"),
    received: payloadRefColumn("received"),
    understood: payloadRefColumn("understood"),
    result: payloadRefColumn("result"),
    contextBytes: integer("context_bytes"),
    source: text("source").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.traceId, table.id] }),
    index("handoff_by_id").on(table.projectId, table.id),
    index("handoff_by_start").on(table.projectId, table.firstSignAt, table.traceId, table.id),
    index("handoff_by_pair").on(table.projectId, table.fromAgent, table.toAgent, table.firstSignAt),
    index("handoff_by_error")
      .on(table.projectId, sql`lower(${table.error} ->> 'type')`)
      .where(sql`${table.error} is not null`),
    index("handoff_by_flag")
      .on(table.projectId, table.firstSignAt)
      .where(sql`${table.flags} <> '[]'::jsonb`),
    index("handoff_open").on(table.projectId, table.outcome, table.lastSignAt),
  ],
);

/** Every agent declared or seen. An empty service means that the sender named none. */
export const agent = pgTable(
  "agent",
  {
    projectId: projectId(),
    service: text("service").notNull().default(""),
    name: text("name").notNull(),
    role: text("role", { enum: AGENT_ROLES }),
    capabilities: text("capabilities").array().notNull().default([]),
    description: text("description"),
    /** How the runtime reaches it; null: it was only seen in traces. */
    kind: text("kind", { enum: AGENT_KINDS }),
    /** Where it is called, for the kinds that are. */
    endpoint: text("endpoint"),
    /** How it works, for the kinds that we run. */
    settings: jsonb("settings").$type<Json>(),
    /** An operator took it out of service; new work goes elsewhere. */
    isDown: boolean("is_down").notNull().default(false),
    firstSeenAt: timestamp("first_seen_at", { withTimezone: true, mode: "date" })
      .notNull()
      .defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.service, table.name] }),
    index("agent_of_code")
      .on(table.projectId)
      .where(sql`${table.kind} = 'code'`),
  ],
);
