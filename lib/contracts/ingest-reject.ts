import { z } from "zod";
import { REJECT_KINDS } from "@/lib/domain/ingest/reject-kind";
import { ListPage, listOf } from "./list";

/** Input that was refused, kept with its reason. `body` is masked JSON text; a text when it was no JSON. */
export const IngestRejectDto = z.object({
  id: z.string(),
  source: z.string(),
  kind: z.enum(REJECT_KINDS),
  code: z.string(),
  message: z.string(),
  event_id: z.string().nullable(),
  body: z.string().nullable(),
  /** Why it cannot be replayed; null when it can. */
  replay_blocked: z.string().nullable(),
  times: z.number(),
  first_at: z.string(),
  last_at: z.string(),
});
export type IngestRejectDto = z.infer<typeof IngestRejectDto>;

export const IngestRejectList = listOf(IngestRejectDto);
export type IngestRejectList = z.infer<typeof IngestRejectList>;

export const IngestRejectListQuery = ListPage;
