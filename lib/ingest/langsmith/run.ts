import { z } from "zod";
import { SpanId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";

/** JSON already: checking large values again would cost more than parsing them did. */
const AnyJson = z.custom<Json>();
const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);
const Text = orNull(z.string());
/** ISO text, or milliseconds since the epoch. */
const Time = orNull(z.union([z.string(), z.number()]));

/** A LangSmith run, whole or as much as a patch says of it. */
export const Run = z.object({
  id: SpanId,
  name: Text,
  run_type: Text,
  trace_id: Text,
  parent_run_id: Text,
  dotted_order: Text,
  start_time: Time,
  end_time: Time,
  error: orNull(AnyJson),
  inputs: AnyJson.optional(),
  outputs: AnyJson.optional(),
  extra: orNull(z.record(z.string(), AnyJson)),
  tags: orNull(z.array(z.string())),
  session_name: Text,
});
export type Run = z.infer<typeof Run>;
