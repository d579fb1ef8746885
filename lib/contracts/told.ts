import { z } from "zod";

/** What the stream says of a topic: which ids changed; null, any may have. */
export const Told = z.object({ ids: z.array(z.string()).nullable() });
