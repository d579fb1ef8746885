import { z } from "zod";
import { SPAN_KINDS, SPAN_STATUSES } from "../handoff/taxonomy";
import { EventId, SpanId, TraceId } from "../ids";
import { Instant } from "../instant";
import { AgentName, Count, eventBase, Text, Word } from "./shapes";

export const SPAN_NAME_CHARS_MAX = 1000;

/** Stands in until another half of the span brings its name. */
export const UNNAMED_SPAN = "(unnamed)";

/** A timed piece of work. OpenTelemetry semantics; every source's spans become this. */
export function spanEvent<Content extends z.ZodType>(content: Content) {
  return z.object({
    event: z.literal("span"),
    event_id: EventId.optional(),
    trace_id: TraceId,
    id: SpanId,
    at: Instant.optional(),
    parent_id: SpanId.nullish(),
    kind: z.enum(SPAN_KINDS).default("other"),
    name: z.string().min(1).max(SPAN_NAME_CHARS_MAX),
    agent: AgentName.nullish(),
    service: Word.nullish(),
    start: Instant,
    end: Instant.nullish(),
    status: z.enum(SPAN_STATUSES).default("unset"),
    status_message: Text.nullish(),
    attributes: z.record(z.string(), z.json()).optional(),
    input: content.optional(),
    output: content.optional(),
    session_id: Word.nullish(),
  });
}

/**
 * What went in or came out of a span, told apart from it and before or after it: one message, or the
 * whole (`is_whole`) that stands for all messages. In order of `at`, then `ordinal`.
 */
export function spanContentEvent<Content extends z.ZodType>(content: Content) {
  return z.object({
    event: z.literal("span_content"),
    ...eventBase,
    span_id: SpanId,
    side: z.enum(["input", "output"]),
    content,
    is_whole: z.boolean().optional(),
    ordinal: Count.optional(),
  });
}
