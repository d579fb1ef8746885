import { z } from "zod";
import {
  HANDOFF_FLAGS,
  HANDOFF_MODES,
  HANDOFF_OUTCOMES,
  HANDOFF_PATTERNS,
  HANDOFF_PHASES,
  HANDOFF_STANDINGS,
  HANDOFF_TYPES,
} from "@/lib/domain/handoff/taxonomy";
import { TraceId } from "@/lib/domain/ids";
import { ListPage, listOf } from "./list";
import { InlineQuery } from "./payload";

const Ms = z.number().nullable();
const Time = z.string().nullable();

export const TimingDto = z.object({
  routing_ms: Ms,
  serialization_ms: Ms,
  network_ms: Ms,
  init_ms: Ms,
  deserialization_ms: Ms,
  handoff_ms: Ms,
  execution_ms: Ms,
});
export type TimingDto = z.infer<typeof TimingDto>;

export const UsageDto = z.object({
  input_tokens: z.number().optional(),
  output_tokens: z.number().optional(),
  cache_read_tokens: z.number().optional(),
  cache_write_tokens: z.number().optional(),
  cost_usd: z.number().optional(),
  credits: z.number().optional(),
});
export type UsageDto = z.infer<typeof UsageDto>;

/** One handoff as every list and page shows it. Null is unknown, never false and never zero. */
export const HandoffDto = z.object({
  id: z.string(),
  trace_id: z.string(),
  seq: z.number(),
  parent_id: z.string().nullable(),
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  from_service: z.string().nullable(),
  to_service: z.string().nullable(),
  type: z.enum(HANDOFF_TYPES),
  pattern: z.enum(HANDOFF_PATTERNS).nullable(),
  mode: z.enum(HANDOFF_MODES).nullable(),
  phase: z.enum(HANDOFF_PHASES).nullable(),
  reason: z.string().nullable(),
  task: z.string().nullable(),
  justification: z.string().nullable(),
  acceptance_criteria: z.array(z.string()),
  required_tools: z.array(z.string()),
  explicit: z.boolean().nullable(),
  justified: z.boolean().nullable(),
  validated: z.boolean().nullable(),
  staged: z.boolean().nullable(),
  pooled: z.boolean().nullable(),
  inferred: z.boolean(),
  inferred_why: z.string().nullable(),
  outcome: z.enum(HANDOFF_OUTCOMES),
  standing: z.enum(HANDOFF_STANDINGS).nullable(),
  error: z.object({ type: z.string(), message: z.string().nullable() }).nullable(),
  context_bytes: z.number().nullable(),
  initiated_at: Time,
  sent_at: Time,
  arrived_at: Time,
  ready_at: Time,
  received_at: Time,
  completed_at: Time,
  first_sign_at: z.string(),
  timing: TimingDto,
  flags: z.array(z.enum(HANDOFF_FLAGS)),
  quality: z.number().nullable(),
  usage: UsageDto.nullable(),
  state: z
    .object({
      handoff_count: z.number().optional(),
      visited_agents: z.array(z.string()).optional(),
      max_handoffs: z.number().optional(),
    })
    .nullable(),
  source: z.string(),
  findings: z.array(z.string()),
});
export type HandoffDto = z.infer<typeof HandoffDto>;

/**
 * A stage of the context: null when it was never observed. `value` is masked JSON. `payload` names the
 * body within its trace; one that the request left out for its size is `omitted` and read in parts.
 * `removed_at`: retention took the body away then, and left what was read off it.
 */
export const ContextStageDto = z
  .object({
    value: z.json(),
    bytes: z.number(),
    payload: z.string(),
    omitted: z.boolean(),
    removed_at: z.string().optional(),
  })
  .nullable();
export type ContextStageDto = z.infer<typeof ContextStageDto>;

const RuleRef = z.object({ id: z.string(), name: z.string() });
const RouteDto = z.object({
  /** Null: no rule held, and the default chose. */
  rule: RuleRef.nullable(),
  version: z.number(),
  why: z.string(),
  skipped: z.array(z.object({ rule: RuleRef, why: z.string() })),
});

export const HandoffDetailDto = HandoffDto.extend({
  context: z.object({
    held: ContextStageDto,
    sent: ContextStageDto,
    received: ContextStageDto,
    understood: ContextStageDto,
  }),
  result: ContextStageDto,
  /** Why it went where it went; null where its caller named the agent, or outside Baton's runtime. */
  route: RouteDto.nullable(),
});
export type HandoffDetailDto = z.infer<typeof HandoffDetailDto>;

/** A native event as stored: `body` is the wire form without the fields that stand beside it. */
export const HandoffEventDto = z.object({
  event_id: z.string(),
  event: z.string(),
  at: z.string().nullable(),
  source: z.string(),
  body: z.json(),
});
export type HandoffEventDto = z.infer<typeof HandoffEventDto>;
/** An event of a trace; null where it belongs to no handoff. */
export const TraceEventDto = HandoffEventDto.extend({ handoff_id: z.string().nullable() });
export type TraceEventDto = z.infer<typeof TraceEventDto>;

export const HandoffList = listOf(HandoffDto);
export type HandoffList = z.infer<typeof HandoffList>;
export const HandoffEventList = listOf(HandoffEventDto);
export type HandoffEventList = z.infer<typeof HandoffEventList>;
export const TraceEventList = listOf(TraceEventDto);
export type TraceEventList = z.infer<typeof TraceEventList>;

/** Ids are the sender's: `trace_id` says which trace's handoff is meant. */
export const HandoffQuery = InlineQuery.extend({ trace_id: TraceId.optional() });
export const HandoffEventsQuery = ListPage.extend({ trace_id: TraceId.optional() });
