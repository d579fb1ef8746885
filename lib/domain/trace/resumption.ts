import { z } from "zod";
import { Usage } from "../event/shapes";
import { PayloadRef } from "../event/native-event";
import { Instant } from "../instant";

/** How work ended that had waited for a person; `error` only where it failed. */
export const ResumedEnd = z.object({
  at: Instant,
  error: z.object({ type: z.string(), message: z.string().optional() }).optional(),
  result: PayloadRef.optional(),
  usage: Usage.optional(),
  tool_error: z.boolean().optional(),
});

/**
 * A trace goes on with what another one of its session left to a person: SDKs ask in one trace and
 * resume in the next. `key` is what both know: the tool call's id, or the graph's checkpoint.
 */
export const Resumption = z.object({
  key: z.string(),
  at: Instant,
  decision: z.enum(["approve", "reject", "respond"]),
  ended: ResumedEnd.nullable(),
});
export type Resumption = z.infer<typeof Resumption>;
