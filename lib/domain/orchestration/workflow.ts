import { z } from "zod";
import { AgentName, Milliseconds, Text, Word } from "../event/shapes";
import { OnTimeout } from "../approvals/timeout";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "../handoff/taxonomy";

const STAGES_MAX = 200;
const MINUTE_MS = 60_000;

/** Also a part of handoff ids and of pointers, so it is kept plain. */
const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?$/, "use a-z, 0-9, - and _, at most 40");
export const StageId = Slug.brand<"StageId">();
export type StageId = z.infer<typeof StageId>;
export const WorkflowName = Slug.brand<"WorkflowName">();
export type WorkflowName = z.infer<typeof WorkflowName>;

/** RFC 6901, into `{input, results}`: `/input/query`, `/results/research/companies`. */
const Pointer = z
  .string()
  .max(1000)
  .regex(/^\/(?:input|results\/[a-z0-9_-]+)(?:\/(?:[^~/]|~[01])*)*$/, {
    error: "must start with /input or /results/{stage}",
  });

/** How long a person has, and what happens when nobody answers. */
const Limits = { due_ms: Milliseconds.min(1).optional(), on_timeout: OnTimeout.optional() };

/** Who does it: a named agent, whoever the routing rules choose, or a person. */
export const Target = z.union([
  z.strictObject({ agent: AgentName }),
  z.strictObject({ route: z.strictObject({ required_tools: z.array(Word).max(50).default([]) }) }),
  z.strictObject({
    human: z.strictObject({ question: Text, kind: Word.default("input"), ...Limits }),
  }),
]);
export type Target = z.infer<typeof Target>;

export const FallbackStep = z.union([
  z.strictObject({
    retry: z.strictObject({
      times: z.int().min(1).max(20),
      backoff_ms: Milliseconds.default(1000),
    }),
  }),
  z.strictObject({ reroute: z.union([Target.options[0], Target.options[1]]) }),
  /** Where nobody answers in time, the next step of the chain comes. */
  z.strictObject({ escalate: z.strictObject({ question: Text.optional(), ...Limits }) }),
  z.strictObject({ record_failure_and_continue: z.literal(true) }),
  z.strictObject({ fail: z.literal(true) }),
]);
export type FallbackStep = z.infer<typeof FallbackStep>;

export const Gate = z.strictObject({ question: Text, kind: Word.default("approval"), ...Limits });

export const Stage = z.strictObject({
  id: StageId,
  target: Target,
  /** `{{/input/query}}` stands for the value at that pointer. */
  task: Text.min(1, "must not be empty"),
  context: z.record(Word, Pointer).default({}),
  depends_on: z.array(StageId).max(STAGES_MAX).default([]),
  /** A person must say yes before it is handed off; a no ends the run. */
  approval: Gate.optional(),
  justification: Text.optional(),
  required_tools: z.array(Word).max(50).default([]),
  acceptance_criteria: z.array(Text).max(100).default([]),
  phase: z.enum(HANDOFF_PHASES).optional(),
  pattern: z.enum(HANDOFF_PATTERNS).default("push"),
  /** Left out: as the rule says that routes it, else 30 s and 5 min. */
  ack_timeout_ms: Milliseconds.min(100).optional(),
  timeout_ms: Milliseconds.min(100).optional(),
  /** Of none, what the rule says that routes it. */
  fallback: z.array(FallbackStep).max(20).default([]),
});
export type Stage = z.infer<typeof Stage>;

/** A plan as data: stages, who does them, on what, and what happens when one fails. */
export const Workflow = z.strictObject({
  name: WorkflowName,
  title: Text.max(200).optional(),
  description: Text.optional(),
  orchestrator: AgentName.default("orchestrator"),
  /** JSON Schema 2020-12 of the input. */
  input: z.record(z.string(), z.json()).default({}),
  stages: z.array(Stage).min(1, "needs a stage").max(STAGES_MAX),
  /** What the run answers; without it, the result of each stage by its id. */
  result: z.record(Word, Pointer).optional(),
  timeout_ms: Milliseconds.min(1000).default(60 * MINUTE_MS),
  max_handoffs: z.int().min(1).max(1000).optional(),
});
export type Workflow = z.infer<typeof Workflow>;
/** A workflow as people write it: before defaults. */
export type WorkflowInput = z.input<typeof Workflow>;
