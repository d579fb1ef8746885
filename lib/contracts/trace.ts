import { z } from "zod";
import { TraceId } from "@/lib/domain/ids";
import { Instant } from "@/lib/domain/instant";
import { SORT_ORDERS, TRACE_SORTS } from "@/lib/domain/trace/trace-sort";
import {
  HANDOFF_OUTCOMES,
  HANDOFF_TYPES,
  SPAN_KINDS,
  SPAN_STATUSES,
  TRACE_STATUSES,
} from "@/lib/domain/handoff/taxonomy";
import { AgentDto } from "./agent";
import { FindingRefDto } from "./finding";
import { ContextStageDto, HandoffDto, UsageDto } from "./handoff";
import { CURSOR_CHARS_MAX, ListPage, listOf } from "./list";
import { InlineQuery } from "./payload";
import { QueryText } from "./query-text";

/** One workflow as every list shows it. */
export const TraceDto = z.object({
  id: z.string(),
  name: z.string().nullable(),
  session_id: z.string().nullable(),
  status: z.enum(TRACE_STATUSES),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  duration_ms: z.number().nullable(),
  agents: z.array(z.string()),
  handoff_count: z.number(),
  span_count: z.number(),
  error_count: z.number(),
  usage: UsageDto.nullable(),
  source: z.string(),
  findings: z.array(FindingRefDto),
});
export type TraceDto = z.infer<typeof TraceDto>;

export const TraceDetailDto = z.object({
  trace: TraceDto,
  handoffs: z.array(HandoffDto),
  agents: z.array(AgentDto),
  findings: z.array(FindingRefDto),
  /** Where the runtime carried it: the run of a workflow. */
  run_id: z.string().nullable(),
  /** The other traces of the same conversation, in order of start; empty without a session. */
  session: z.array(
    z.object({ id: z.string(), name: z.string().nullable(), started_at: z.string() }),
  ),
});
export type TraceDetailDto = z.infer<typeof TraceDetailDto>;

/** A span without its bodies: what graphs and timelines need. */
export const SpanDto = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  trace_id: z.string(),
  kind: z.enum(SPAN_KINDS),
  name: z.string(),
  agent: z.string().nullable(),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  status: z.enum(SPAN_STATUSES),
  has_input: z.boolean(),
  has_output: z.boolean(),
});
export type SpanDto = z.infer<typeof SpanDto>;

export const SpanDetailDto = SpanDto.extend({
  status_message: z.string().nullable(),
  attributes: z.record(z.string(), z.json()),
  input: ContextStageDto,
  output: ContextStageDto,
});
export type SpanDetailDto = z.infer<typeof SpanDetailDto>;

const Period = { from: Instant.optional(), to: Instant.optional() };

/** Which traces are meant: the period, the typed query, and the filters that were there before it. */
export const TraceFilterQuery = z.object({
  ...Period,
  q: QueryText.optional(),
  status: z.enum(TRACE_STATUSES).optional(),
  agent: z.string().min(1).max(200).optional(),
  session_id: z.string().min(1).max(500).optional(),
  source: z.string().min(1).max(100).optional(),
  text: z.string().min(1).max(200).optional(),
});
export type TraceFilterQuery = z.infer<typeof TraceFilterQuery>;

const Ordered = {
  sort: z.enum(TRACE_SORTS).default("started"),
  order: z.enum(SORT_ORDERS).default("desc"),
};

export const TraceListQuery = ListPage.extend({ ...TraceFilterQuery.shape, ...Ordered });
export type TraceListQuery = z.infer<typeof TraceListQuery>;
export type TraceListParams = z.input<typeof TraceListQuery>;

export const HandoffListQuery = ListPage.extend({
  ...Period,
  q: QueryText.optional(),
  trace_id: z.string().min(1).max(128).optional(),
  from_agent: z.string().min(1).max(200).optional(),
  to_agent: z.string().min(1).max(200).optional(),
  service: z.string().min(1).max(500).optional(),
  type: z.enum(HANDOFF_TYPES).optional(),
  outcome: z.enum(HANDOFF_OUTCOMES).optional(),
});
export type HandoffListQuery = z.infer<typeof HandoffListQuery>;

export const SpanListQuery = z.object({
  /** `skeleton`: all at once, as columns. */
  shape: z.enum(["rows", "skeleton"]).default("rows"),
  limit: z.coerce.number().int().min(1).max(10_000).default(5_000),
  cursor: z.string().min(1).max(CURSOR_CHARS_MAX).optional(),
});

export const TraceList = listOf(TraceDto).extend({
  /** Answered when words are searched for: how many traces are still to be indexed, 1,000 at most. */
  unindexed: z.number().optional(),
});
export type TraceList = z.infer<typeof TraceList>;
export const SpanList = listOf(SpanDto).extend({ total: z.number() });
export type SpanList = z.infer<typeof SpanList>;

/** Span ids are unique within a trace only. */
export const SpanQuery = InlineQuery.extend({ trace_id: TraceId });

/** One conversation: its traces in order of start, and the handoffs of all of them in order. */
export const SessionDetailDto = z.object({
  session_id: z.string(),
  traces: z.array(TraceDto),
  handoffs: z.array(HandoffDto),
});
export type SessionDetailDto = z.infer<typeof SessionDetailDto>;
