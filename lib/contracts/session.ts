import { z } from "zod";

export const SessionDto = z.object({
  id: z.string(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  since: z.string(),
  last_used_at: z.string(),
  is_current: z.boolean(),
});
export type SessionDto = z.infer<typeof SessionDto>;

/** `others`: all but the one that asks. */
export const RevokeSessionInput = z.object({ project: z.string().min(1), id: z.string().min(1) });
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;
