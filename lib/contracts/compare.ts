import { z } from "zod";
import { COMPARE_CHANGES } from "@/lib/domain/compare/changes";
import { TraceId } from "@/lib/domain/ids";
import { HandoffDto } from "./handoff";
import { TraceDto } from "./trace";

export const CompareQuery = z.object({ a: TraceId, b: TraceId });

const FactChange = z.object({ path: z.string(), text: z.string(), state: z.string() });

/** One place in both workflows. `context` is how b's payload differs from a's; null where unknown. */
const CompareRow = z.object({
  a: HandoffDto.nullable(),
  b: HandoffDto.nullable(),
  gap_a: z.number().nullable(),
  gap_b: z.number().nullable(),
  context: z.object({ changes: z.array(FactChange), changes_total: z.number() }).nullable(),
});
export type CompareRow = z.infer<typeof CompareRow>;

const Side = z.object({ handoffs: z.number(), handoff_ms: z.number().nullable() });

/** One pair of agents in both. `handoff_ms` is the mean of what is known. */
const CompareEdge = z.object({
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  a: Side,
  b: Side,
  change: z.enum(COMPARE_CHANGES),
});
export type CompareEdge = z.infer<typeof CompareEdge>;

export const CompareDto = z.object({
  a: TraceDto,
  b: TraceDto,
  rows: z.array(CompareRow),
  edges: z.array(CompareEdge),
  /** False when a trace has more handoffs, or larger contexts, than are compared. */
  is_complete: z.boolean(),
});
export type CompareDto = z.infer<typeof CompareDto>;
