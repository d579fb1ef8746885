import { z } from "zod";
import { SPAN_KINDS, SPAN_STATUSES } from "@/lib/domain/handoff/taxonomy";

/** More spans than this are not drawn; the answer says how many there are. */
export const SKELETON_SPANS_MAX = 100_000;

const Index = z.int().min(0);

/** A column of few different values: each once, and for every span the index of its own. */
function columnOf<Value extends z.ZodType>(value: Value) {
  return z.object({ values: z.array(value), at: z.array(Index) });
}

/**
 * All spans of a trace in order of start, as columns: a tenth of the rows' size, and one request.
 * Times are nanoseconds since `started_at`; a parent is the index of its span, or its id where it never arrived.
 */
export const SpanSkeletonDto = z.object({
  shape: z.literal("skeleton"),
  /** Of the trace; more than `ids` where it has more than this shape carries. */
  total: z.number(),
  started_at: z.string().nullable(),
  ids: z.array(z.string()),
  parents: z.array(z.union([Index, z.string(), z.null()])),
  kinds: columnOf(z.enum(SPAN_KINDS)),
  names: columnOf(z.string()),
  agents: columnOf(z.string().nullable()),
  statuses: columnOf(z.enum(SPAN_STATUSES)),
  start_ns: z.array(z.number()),
  /** Null while the span is open. */
  end_ns: z.array(z.number().nullable()),
});
export type SpanSkeletonDto = z.infer<typeof SpanSkeletonDto>;
