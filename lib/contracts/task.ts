import { z } from "zod";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { AgentName, LoopState, Milliseconds, Text, Usage, Word } from "@/lib/domain/event/shapes";
import { HANDOFF_MODES, HANDOFF_PATTERNS, HANDOFF_PHASES } from "@/lib/domain/handoff/taxonomy";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { TASK_STATES } from "@/lib/domain/task/task";

const LEASE_MS_MAX = 3_600_000;
const CLAIMS_MAX = 100;

/** What only the caller knows of a task and routing rules may ask about. */
export const TaskHints = z.object({
  task_type: Word.optional(),
  domain: Word.optional(),
  complexity: z.number().optional(),
  tags: z.array(Word).max(100).optional(),
});
export type TaskHints = z.infer<typeof TaskHints>;

/** `POST /handoffs`: hand off. Durations in milliseconds. */
export const HandOffRequest = z
  .strictObject({
    from_agent: AgentName.optional(),
    to_agent: AgentName.optional(),
    required_tools: z.array(Word).max(50).default([]),
    task: Text.min(1, "must not be empty"),
    context: z.record(z.string(), z.json()).default({}),
    /** Goes to the blackboard; only its key travels. */
    data: z.json().optional(),
    /** Of what lies on the blackboard already and the caller may read. */
    output_key: BoardKey.optional(),
    justification: Text.optional(),
    acceptance_criteria: z.array(Text).max(100).default([]),
    reason: Word.optional(),
    mode: z.enum(HANDOFF_MODES).optional(),
    phase: z.enum(HANDOFF_PHASES).optional(),
    /** What the caller knows of the handoffs before, where they are not in this trace. */
    state: LoopState.optional(),
    /** Unset: `blackboard` where there is a key to hand over, else `push`. */
    pattern: z.enum(HANDOFF_PATTERNS).optional(),
    trace_id: TraceId.optional(),
    parent_handoff_id: HandoffId.optional(),
    max_handoffs: z.int().min(1).max(1000).optional(),
    /** Left out: as the rule that routes it says, else 30 s and 5 min. */
    ack_timeout_ms: Milliseconds.min(100).optional(),
    timeout_ms: Milliseconds.min(100).optional(),
    /** For routing rules: what kind of task it is. */
    ...TaskHints.shape,
  })
  .refine(({ data, output_key: key }) => data === undefined || key === undefined, {
    path: ["output_key"],
    message: "is given by the data: leave out one of them",
  })
  .refine(
    ({ pattern, data, output_key: key }) =>
      pattern !== "blackboard" || data !== undefined || key !== undefined,
    { path: ["data"], message: "is needed, or output_key: a blackboard handoff passes a key" },
  );
export type HandOffRequest = z.infer<typeof HandOffRequest>;

export const ClaimRequest = z.strictObject({
  capabilities: z.array(Word).max(200).default([]),
  lease_ms: z.int().min(1000).max(LEASE_MS_MAX).default(30_000),
  max: z.int().min(1).max(CLAIMS_MAX).default(1),
});
export type ClaimRequest = z.infer<typeof ClaimRequest>;

export const InboxItemDto = z.object({
  handoff_id: HandoffId,
  trace_id: TraceId,
  lease: z.object({ token: z.int(), expires_at: z.string() }).nullable(),
  state: z.enum(TASK_STATES),
  from_agent: z.string(),
  task: z.string(),
  output_key: z.string().nullable(),
  context: z.record(z.string(), z.json()),
  justification: z.string(),
  acceptance_criteria: z.array(z.string()),
  attempt: z.int(),
  received_at: z.string().nullable(),
  /** Set where a routing rule asks a person instead of an agent. */
  approval_id: z.string().nullable(),
});
export type InboxItemDto = z.infer<typeof InboxItemDto>;
export const InboxDto = z.object({ items: z.array(InboxItemDto) });
export type InboxDto = z.infer<typeof InboxDto>;

const lease = { lease: z.int().positive().optional() };
export const AcceptRequest = z.strictObject(lease);
export const HeartbeatRequest = z.strictObject({
  ...lease,
  lease_ms: z.int().min(1000).max(LEASE_MS_MAX).default(30_000),
});
export const RejectRequest = z.strictObject({ ...lease, reason: Text.min(1, "say why") });
export const UnderstoodRequest = z.strictObject({ ...lease, understood: z.json() });
export const CompleteRequest = z.strictObject({
  ...lease,
  result: z.json().default(null),
  usage: Usage.optional(),
});
export const FailRequest = z.strictObject({
  ...lease,
  error: z.strictObject({ type: Word, message: Text.default("") }),
});
export const ReceiveRequest = z.strictObject({
  agent: AgentName.optional(),
  lease_ms: z.int().min(1000).max(LEASE_MS_MAX).default(30_000),
});

/** How long the answer may wait for something to come. */
const WaitMs = z.coerce.number().int().min(0).max(60_000).default(0);
export const InboxQuery = z.object({ wait_ms: WaitMs });
