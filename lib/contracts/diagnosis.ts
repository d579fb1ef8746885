import { z } from "zod";
import { SUSPICIONS } from "@/lib/domain/diagnosis/suspect";

/** A handoff or a step that may have brought a trace down, and why; `score` orders, it is no probability. */
export const SuspectDto = z.object({
  agent: z.string().nullable(),
  handoff_id: z.string().nullable(),
  span_id: z.string().nullable(),
  score: z.number(),
  reasons: z.array(z.object({ why: z.enum(SUSPICIONS), text: z.string() })),
});
export type SuspectDto = z.infer<typeof SuspectDto>;

/** Who failed, and where; the most suspicious first. Empty unless the trace failed or was not finished. */
export const DiagnosisDto = z.object({
  trace_id: z.string(),
  is_failed: z.boolean(),
  suspects: z.array(SuspectDto),
  /** False: there was more than is read at once. */
  is_complete: z.boolean(),
});
export type DiagnosisDto = z.infer<typeof DiagnosisDto>;
