import { z } from "zod";
import { SpanId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { Instant } from "@/lib/domain/instant";

/** JSON already: checking large values again would cost more than parsing them did. */
const AnyJson = z.custom<Json>();
const AnyFields = z.record(z.string(), AnyJson);

const ExportedTrace = z.object({
  object: z.literal("trace"),
  id: TraceId,
  workflow_name: z.string().nullish(),
  group_id: z.string().nullish(),
  metadata: AnyFields.nullish(),
});
export type ExportedTrace = z.infer<typeof ExportedTrace>;

const ExportedSpan = z.object({
  object: z.literal("trace.span"),
  id: SpanId,
  trace_id: TraceId,
  parent_id: z
    .string()
    .nullish()
    .transform((id) => id || null),
  started_at: Instant,
  ended_at: Instant.nullish().transform((at) => at ?? null),
  span_data: AnyFields,
  error: AnyJson.nullish().transform((error) => error ?? null),
});
export type ExportedSpan = z.infer<typeof ExportedSpan>;

/** One item of an export by the OpenAI Agents SDK (JavaScript and Python send the same). */
export const ExportedItem = z.discriminatedUnion("object", [ExportedTrace, ExportedSpan]);
export type ExportedItem = z.infer<typeof ExportedItem>;
