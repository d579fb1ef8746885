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
} from "drizzle-orm/pg-core";
import {
  CALL_STATES,
  type RemoteTask,
  type TranscriptMessage,
} from "../../lib/domain/agents/transcript";
import type { Usage } from "../../lib/domain/event/shapes";
import type { HandoffId, ProjectId } from "../../lib/domain/ids";
import type { Json } from "../../lib/domain/json";

const projectId = () => text("project_id").$type<ProjectId>().notNull();
const handoffId = () => text("handoff_id").$type<HandoffId>().notNull();

/** What an agent of ours knows of a handoff that it works on: enough to go on in another process. */
export const agentTranscript = pgTable(
  "agent_transcript",
  {
    projectId: projectId(),
    handoffId: handoffId(),
    messages: jsonb("messages").$type<readonly TranscriptMessage[]>().notNull(),
    /** How often its model has answered. */
    steps: integer("steps").notNull().default(0),
    usage: jsonb("usage").$type<Usage>().notNull(),
    /** Of its time limit, while it waits: the clock stands still. */
    leftMs: bigint("left_ms", { mode: "number" }),
    /** The task at another server that does the work. */
    remote: jsonb("remote").$type<RemoteTask>(),
    /** Nobody has seen it end yet. */
    isRemoteOpen: boolean("is_remote_open").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.handoffId] }),
    index("agent_transcript_remote")
      .on(table.projectId, table.handoffId)
      .where(sql`${table.isRemoteOpen}`),
  ],
);

/** What its model asked for in a step, and what came of it. */
export const agentCall = pgTable(
  "agent_call",
  {
    projectId: projectId(),
    handoffId: handoffId(),
    step: integer("step").notNull(),
    position: integer("position").notNull(),
    callId: text("call_id").notNull(),
    name: text("name").notNull(),
    input: jsonb("input").$type<Json>().notNull(),
    state: text("state", { enum: CALL_STATES }).notNull(),
    /** A person agreed to it. */
    isApproved: boolean("is_approved").notNull().default(false),
    /** The handoff or approval whose end is its result. */
    waitsFor: text("waits_for"),
    isError: boolean("is_error").notNull().default(false),
    result: jsonb("result").$type<Json>(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.handoffId, table.step, table.position] }),
    index("agent_call_waiting")
      .on(table.projectId, table.waitsFor)
      .where(sql`${table.state} = 'waiting'`),
  ],
);
