import { z } from "zod";
import { EventId, HandoffId, TraceId } from "../ids";
import { Instant } from "../instant";

export const AGENT_NAME_CHARS_MAX = 200;
export const TEXT_CHARS_MAX = 100_000;
export const WORD_CHARS_MAX = 500;

export const AgentName = z.string().min(1, "must not be empty").max(AGENT_NAME_CHARS_MAX);
export const Text = z.string().max(TEXT_CHARS_MAX);
export const Word = z.string().min(1, "must not be empty").max(WORD_CHARS_MAX);
export const Count = z.number().int().nonnegative();
/** Thirty years: sums stay finite, however many are added. */
export const Milliseconds = z.number().nonnegative().max(1e12);
/** What one handoff may cost; a trace's sum of them must stay an exact number. */
export const USAGE_MAX = 1e9;
const Tokens = Count.max(USAGE_MAX);
const Price = z.number().nonnegative().max(USAGE_MAX);

export const Usage = z.object({
  input_tokens: Tokens.optional(),
  output_tokens: Tokens.optional(),
  /** Of the input tokens: read from the provider's cache, and written to it. */
  cache_read_tokens: Tokens.optional(),
  cache_write_tokens: Tokens.optional(),
  cost_usd: Price.optional(),
  credits: Price.optional(),
});
export type Usage = z.infer<typeof Usage>;
/** Listed once: `keyof()` makes a schema each time. */
export const QUANTITIES = Usage.keyof().options;

/** Instants win over durations; what is missing stays unknown, never zero. */
export const Timing = z.object({
  sent_at: Instant.optional(),
  arrived_at: Instant.optional(),
  ready_at: Instant.optional(),
  routing_ms: Milliseconds.optional(),
  serialization_ms: Milliseconds.optional(),
  network_ms: Milliseconds.optional(),
  init_ms: Milliseconds.optional(),
  deserialization_ms: Milliseconds.optional(),
  handoff_ms: Milliseconds.optional(),
  execution_ms: Milliseconds.optional(),
});
export type EventTiming = z.infer<typeof Timing>;

/** The loop guard's state that travels with a handoff (seed: case study, "Handoff loops"). */
export const LoopState = z.object({
  handoff_count: Count.optional(),
  visited_agents: z.array(AgentName).max(1000).optional(),
  max_handoffs: Count.optional(),
});
export type LoopState = z.infer<typeof LoopState>;

export const Validation = z.union([
  z.boolean(),
  z.object({ ok: z.boolean(), missing: z.array(Word).max(200).optional() }),
]);

export const HANDOFF_PROGRESS = [
  "gathered",
  "validated",
  "routed",
  "queued",
  "delivered",
  "claimed",
  "lease_lost",
  "retried",
  "rerouted",
  "returned",
] as const;

export const eventBase = { event_id: EventId.optional(), trace_id: TraceId, at: Instant };
export const handoffBase = { ...eventBase, handoff_id: HandoffId };
export const agentBase = { ...handoffBase, agent: AgentName.optional() };
