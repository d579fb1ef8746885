import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { NativeEventInput } from "../../lib/domain/event/native-event";
import type { Usage } from "../../lib/domain/event/shapes";
import { HANDOFF_PATTERNS } from "../../lib/domain/handoff/taxonomy";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import type { Json } from "../../lib/domain/json";
import type { RunEvent, RunFailure } from "../../lib/domain/orchestration/run-event";
import { RUN_STATUSES } from "../../lib/domain/orchestration/run-state";
import type { StageId, Workflow, WorkflowName } from "../../lib/domain/orchestration/workflow";
import { TASK_STATES, type RunId, type TaskPayload } from "../../lib/domain/task/task";
import type { RouteDecision } from "../../lib/domain/routing/route-decision";
import { createdAt, nanosColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Versions are kept: a run goes on with the one that it began with. */
export const workflow = pgTable(
  "workflow",
  {
    projectId: projectId(),
    name: text("name").$type<WorkflowName>().notNull(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<Workflow>().notNull(),
    author: text("author"),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.name, table.version] })],
);

/** One execution of a workflow. What it is comes from its events; these columns are for lists. */
export const run = pgTable(
  "run",
  {
    projectId: projectId(),
    id: text("id").$type<RunId>().notNull(),
    workflow: text("workflow").$type<WorkflowName>().notNull(),
    version: integer("version").notNull(),
    traceId: text("trace_id").$type<TraceId>().notNull(),
    status: text("status", { enum: RUN_STATUSES }).notNull(),
    /** How many events it has. */
    eventCount: integer("event_count").notNull(),
    idempotencyKey: text("idempotency_key"),
    /** The routing rules that it began with and keeps; 0: there were none. */
    rulesVersion: integer("rules_version").notNull().default(0),
    startedBy: text("started_by"),
    startedAt: nanosColumn("started_at").notNull(),
    endedAt: nanosColumn("ended_at"),
    dueAt: at("due_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("run_by_start").on(table.projectId, table.startedAt, table.id),
    index("run_by_trace").on(table.projectId, table.traceId),
    uniqueIndex("run_by_idempotency_key")
      .on(table.projectId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    index("run_due")
      .on(table.dueAt)
      .where(sql`${table.endedAt} is null`),
  ],
);

export const runEvent = pgTable(
  "run_event",
  {
    projectId: projectId(),
    runId: text("run_id").$type<RunId>().notNull(),
    seq: integer("seq").notNull(),
    event: jsonb("event").$type<RunEvent>().notNull(),
    at: nanosColumn("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.runId, table.seq] })],
);

/** A handoff that the runtime carries: who holds it, until when, and what came of it. */
export const task = pgTable(
  "task",
  {
    projectId: projectId(),
    handoffId: text("handoff_id").$type<HandoffId>().notNull(),
    traceId: text("trace_id").$type<TraceId>().notNull(),
    parentId: text("parent_id").$type<HandoffId>(),
    runId: text("run_id").$type<RunId>(),
    stage: text("stage").$type<StageId>(),
    fromAgent: text("from_agent").notNull(),
    /** Null: whoever has the tools may claim it. */
    toAgent: text("to_agent"),
    requiredTools: text("required_tools").array().notNull().default([]),
    pattern: text("pattern", { enum: HANDOFF_PATTERNS }).notNull(),
    /** The runtime's workers run its agent; others come and claim. */
    isPerformed: boolean("is_performed").notNull(),
    /** An instance of its agent is made ready first; whoever does so says when that has it. */
    isStarted: boolean("is_started").notNull().default(false),
    state: text("state", { enum: TASK_STATES }).notNull(),
    /** Grows with every claim; work under an older number is refused. */
    lease: integer("lease").notNull().default(0),
    holder: text("holder"),
    leaseExpiresAt: at("lease_expires_at"),
    /** When a worker was last woken for it. */
    deliveredAt: at("delivered_at").notNull(),
    /** When the callee must have it, and when it must be done. */
    ackDueAt: at("ack_due_at").notNull(),
    dueAt: at("due_at").notNull(),
    timeoutMs: integer("timeout_ms").notNull(),
    attempt: integer("attempt").notNull(),
    payload: jsonb("payload").$type<TaskPayload>().notNull(),
    /** Null: its caller named the agent. */
    route: jsonb("route").$type<RouteDecision>(),
    result: jsonb("result").$type<Json>(),
    error: jsonb("error").$type<RunFailure>(),
    usage: jsonb("usage").$type<Usage>(),
    createdAt: nanosColumn("created_at").notNull(),
    receivedAt: nanosColumn("received_at"),
    endedAt: nanosColumn("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.handoffId] }),
    index("task_by_trace").on(table.projectId, table.traceId, table.createdAt),
    index("task_by_run").on(table.projectId, table.runId),
    // Who was handed a key of the blackboard, and whose result lies there.
    index("task_by_output_key")
      .on(table.projectId, sql`(${table.payload} ->> 'output_key')`)
      .where(sql`${table.payload} ? 'output_key'`),
    index("task_by_result_key")
      .on(table.projectId, sql`(${table.result} ->> 'output_key')`)
      .where(sql`(${table.result} ->> 'output_key') is not null`),
    index("task_by_agent_end")
      .on(table.projectId, table.toAgent, table.endedAt)
      .where(sql`${table.endedAt} is not null`),
    index("task_inbox")
      .on(table.projectId, table.toAgent, table.createdAt)
      .where(sql`${table.endedAt} is null`),
    index("task_due")
      .on(table.dueAt)
      .where(sql`${table.endedAt} is null`),
    index("task_ack_due")
      .on(table.ackDueAt)
      .where(sql`${table.state} = 'queued'`),
    index("task_undelivered")
      .on(table.deliveredAt)
      .where(sql`${table.state} = 'queued' and ${table.isPerformed}`),
    index("task_lease_due")
      .on(table.leaseExpiresAt)
      .where(sql`${table.state} in ('claimed', 'accepted')`),
  ],
);

/** Native events that the runtime wrote with its changes and that are not yet in their traces. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    traceId: text("trace_id")
      .$type<TraceId>()
      .notNull()
      .default(sql`''`),
    events: jsonb("events").$type<readonly NativeEventInput[]>().notNull(),
  },
  (table) => [index("outbox_by_trace").on(table.projectId, table.traceId)],
);
