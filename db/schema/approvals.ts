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
import {
  APPROVAL_DECISIONS,
  APPROVAL_STATUSES,
  type ApprovalAction,
  type ApprovalId,
  type Deciders,
  RECEIPT_STATES,
} from "../../lib/domain/approvals/approval";
import type { BusinessHours } from "../../lib/domain/approvals/business-hours";
import type { ApprovalPolicy } from "../../lib/domain/approvals/policy";
import { APPROVAL_SHAPES } from "../../lib/domain/approvals/shapes/shape-names";
import type { OnTimeout } from "../../lib/domain/approvals/timeout";
import { APPROVAL_STEPS } from "../../lib/domain/approvals/trail";
import type { HandoffId, ProjectId, TraceId, UserId } from "../../lib/domain/ids";
import type { Json } from "../../lib/domain/json";
import type { StageId } from "../../lib/domain/orchestration/workflow";
import type { RunId } from "../../lib/domain/task/task";
import { project } from "./access";
import { user } from "./auth";
import { nanosColumn } from "./columns";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A question for a person, and what became of it. */
export const approval = pgTable(
  "approval",
  {
    projectId: projectId(),
    id: text("id").$type<ApprovalId>().notNull(),
    status: text("status", { enum: APPROVAL_STATUSES }).notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    question: text("question").notNull(),
    /** What will be done, as a name and its arguments; null: only an answer is asked for. */
    action: jsonb("action").$type<ApprovalAction>(),
    /** What the requester knew. */
    context: jsonb("context").$type<Json>(),
    allowed: text("allowed", { enum: APPROVAL_DECISIONS }).array().notNull(),
    traceId: text("trace_id").$type<TraceId>(),
    handoffId: text("handoff_id").$type<HandoffId>(),
    /** The question is that handoff, to a person; else it was asked within it, and does not end it. */
    isHandoff: boolean("is_handoff").notNull().default(true),
    runId: text("run_id").$type<RunId>(),
    stage: text("stage").$type<StageId>(),
    requestedBy: text("requested_by").notNull(),
    /** The key or person behind the agent: who may be barred from deciding. */
    requester: text("requester")
      .notNull()
      .default(sql`''`),
    requestedAt: nanosColumn("requested_at").notNull(),
    /** A repeat of the asking request is the same request. */
    requestKey: text("request_key"),
    /** The action as its requester means it: one open request for each. Null: the runtime's own. */
    actionHash: text("action_hash"),
    /** Of all that is shown: a decision is for this and nothing else. */
    contextHash: text("context_hash")
      .notNull()
      .default(sql`''`),
    /** In which form it was asked, and so is answered; and what the answer must repeat. */
    shape: text("shape", { enum: APPROVAL_SHAPES }).notNull().default("baton"),
    origin: jsonb("origin").$type<Json>(),
    assigneeId: text("assignee_id").$type<UserId>(),
    assignee: text("assignee"),
    /** Whom the policy lets decide; null: whoever has the scope. */
    deciders: jsonb("deciders").$type<Deciders>(),
    quorum: integer("quorum").notNull().default(1),
    approvedBy: text("approved_by")
      .array()
      .notNull()
      .default(sql`'{}'`),
    snoozedUntil: at("snoozed_until"),
    dueAt: at("due_at"),
    timeoutMs: bigint("timeout_ms", { mode: "number" }),
    onTimeout: jsonb("on_timeout").$type<OnTimeout>(),
    /** As the policy had them when it was asked; null: the time limit counts by the clock. */
    businessHours: jsonb("business_hours").$type<BusinessHours>(),
    /** How often nobody answered in time and it went to the next person. */
    escalations: integer("escalations").notNull().default(0),
    /** Grows with every change: who decides names the one that they saw. */
    version: integer("version").notNull().default(1),
    decision: text("decision", { enum: APPROVAL_DECISIONS }),
    decidedBy: text("decided_by"),
    /** Two people may have one name; null: a rule or the time decided. */
    decidedById: text("decided_by_id"),
    decidedAt: nanosColumn("decided_at"),
    /** Decided on a page: open, and taken back by its decider, until then (ruling 23). */
    effectiveAt: at("effective_at"),
    reason: text("reason"),
    edited: jsonb("edited").$type<Json>(),
    /** A repeat of the deciding request gets the same answer. */
    decisionKey: text("decision_key"),
    /** What an outside requester did with a yes. */
    receipt: text("receipt", { enum: RECEIPT_STATES }),
    receiptAt: nanosColumn("receipt_at"),
    receiptNote: text("receipt_note"),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.id] }),
    index("approval_by_request").on(table.projectId, table.requestedAt, table.id),
    index("approval_by_status").on(table.projectId, table.status, table.requestedAt, table.id),
    index("approval_closed")
      .on(table.projectId, table.requestedAt, table.id)
      .where(sql`${table.status} in ('decided', 'expired', 'cancelled')`),
    index("approval_of_assignee")
      .on(table.projectId, table.assigneeId, table.requestedAt, table.id)
      .where(sql`${table.status} in ('waiting', 'snoozed')`),
    index("approval_by_run").on(table.projectId, table.runId),
    index("approval_by_trace").on(table.projectId, table.traceId),
    index("approval_refused")
      .on(table.projectId, table.contextHash)
      .where(sql`${table.decision} = 'reject'`),
    uniqueIndex("approval_by_request_key")
      .on(table.projectId, table.requester, table.requestKey)
      .where(sql`${table.requestKey} is not null`),
    uniqueIndex("approval_open_action")
      .on(table.projectId, table.requester, table.actionHash)
      .where(sql`${table.status} in ('waiting', 'snoozed') and ${table.actionHash} is not null`),
    index("approval_due")
      .on(table.dueAt)
      .where(sql`${table.status} in ('waiting', 'snoozed') and ${table.dueAt} is not null`),
    index("approval_effective")
      .on(table.effectiveAt)
      .where(sql`${table.status} in ('waiting', 'snoozed') and ${table.effectiveAt} is not null`),
    index("approval_snoozed")
      .on(table.snoozedUntil)
      .where(sql`${table.status} = 'snoozed'`),
  ],
);

/** Who did what with an approval, when: only ever added to. */
export const approvalEvent = pgTable(
  "approval_event",
  {
    id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity().primaryKey(),
    projectId: projectId(),
    approvalId: text("approval_id").$type<ApprovalId>().notNull(),
    step: text("step", { enum: APPROVAL_STEPS }).notNull(),
    by: text("by").notNull(),
    note: text("note"),
    at: nanosColumn("at").notNull(),
  },
  (table) => [index("approval_event_of").on(table.projectId, table.approvalId, table.id)],
);

/** Who may decide what, in a project; no row: anybody with the scope, about everything. */
export const approvalPolicy = pgTable("approval_policy", {
  projectId: text("project_id")
    .$type<ProjectId>()
    .primaryKey()
    .references(() => project.id, { onDelete: "cascade" }),
  document: jsonb("document").$type<ApprovalPolicy>().notNull(),
  version: integer("version").notNull(),
  updatedAt: at("updated_at").notNull(),
  updatedBy: text("updated_by").notNull(),
});

/** Who looks at an approval; told again while they do, and gone soon after they stop. */
export const approvalViewer = pgTable(
  "approval_viewer",
  {
    projectId: projectId(),
    approvalId: text("approval_id").$type<ApprovalId>().notNull(),
    userId: text("user_id")
      .$type<UserId>()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    seenAt: timestamp("seen_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.approvalId, table.userId] }),
    index("approval_viewer_by_time").on(table.seenAt),
  ],
);
