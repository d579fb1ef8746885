import { z } from "zod";
import { ListPage, listOf } from "./list";

/** Input that was refused, kept with its reason. `body` is masked JSON text. */
export const IngestRejectDto = z.object({
  id: z.string(),
  source: z.string(),
  code: z.string(),
  message: z.string(),
  event_id: z.string().nullable(),
  body: z.string().nullable(),
  times: z.number(),
  first_at: z.string(),
  last_at: z.string(),
});
export type IngestRejectDto = z.infer<typeof IngestRejectDto>;

export const IngestRejectList = listOf(IngestRejectDto);
export type IngestRejectList = z.infer<typeof IngestRejectList>;

export const IngestRejectListQuery = ListPage;
