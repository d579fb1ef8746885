import { z } from "zod";
import { AgentName, Milliseconds, Text, Word } from "../event/shapes";
import { SecretName } from "../vault/secret";
import { McpServers } from "./mcp-tools";

/** What an agent may do with tools of ours; each of them may need a person's consent. */
export const AGENT_TOOLS = [
  "handoff",
  "ask_person",
  "read_blackboard",
  "write_blackboard",
] as const;
export type AgentTool = (typeof AGENT_TOOLS)[number];

const STEPS_MAX = 100;
const Usd = z.number().nonnegative().max(1e6);

/** How a model does the work of an agent. What is left out is not allowed. */
export const LlmSettings = z.strictObject({
  model: Word,
  instructions: Text.default(""),
  temperature: z.number().min(0).max(2).optional(),
  /** How often the model may be asked for one handoff. */
  max_steps: z.int().min(1).max(STEPS_MAX).default(20),
  /** Whom it may hand work to. */
  hand_to: z.array(AgentName).max(200).default([]),
  blackboard: z.enum(["none", "read", "write"]).default("none"),
  ask_person: z.boolean().default(false),
  /** Whose tools it may use, by name. */
  mcp_servers: McpServers.default([]),
  needs_approval: z.array(z.enum(AGENT_TOOLS)).max(AGENT_TOOLS.length).default([]),
  /** The name in the vault; the key itself is nowhere else. */
  api_key_secret: SecretName.optional(),
  /** For the cost of a handoff; without them it is unknown. */
  usd_per_million_tokens: z.strictObject({ input: Usd, output: Usd }).optional(),
});
export type LlmSettings = z.infer<typeof LlmSettings>;

/** An agent that is a person. */
export const HumanSettings = z.strictObject({
  /** By e-mail or name; left out: whoever may decide. */
  assignee: Word.optional(),
  /** After so long without an answer the handoff has failed; left out: it waits. */
  due_ms: Milliseconds.min(1000).optional(),
});
export type HumanSettings = z.infer<typeof HumanSettings>;

/** An agent behind an Agent2Agent server. */
export const A2aSettings = z.strictObject({
  /** The name in the vault of a bearer token. */
  api_key_secret: SecretName.optional(),
});
export type A2aSettings = z.infer<typeof A2aSettings>;

const WARM_MAX = 16;
const INSTANCES_MAX = 32;

/** How many instances of an agent one worker has. */
const PoolSettings = z
  .strictObject({
    /** Kept ready. 0: every handoff starts an instance of its own, which ends with it. */
    min_warm: z.int().min(0).max(WARM_MAX).default(0),
    /** Others wait for one that is free. */
    max: z.int().min(1).max(INSTANCES_MAX).default(4),
    /** After so many handoffs an instance makes room for a fresh one. */
    recycle_after: z.int().min(1).max(1_000_000).optional(),
  })
  .refine(({ min_warm: warm, max }) => warm <= max, {
    path: ["min_warm"],
    message: "must not be more than there may be at all",
  });
export type PoolSettings = z.infer<typeof PoolSettings>;

/** An agent that is a module in the operator's folder of agents, by its path there. */
export const CodeSettings = z.strictObject({
  module: z
    .string()
    .max(200)
    .regex(
      /^(?:\w[\w-]*\/)*\w[\w.-]*\.(?:js|mjs|cjs|ts|mts|cts)$/,
      "must be the path of a module in the folder of agents",
    ),
  pool: PoolSettings.prefault({}),
});
export type CodeSettings = z.infer<typeof CodeSettings>;
