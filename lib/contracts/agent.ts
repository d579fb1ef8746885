import { z } from "zod";
import { AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";

/** An agent as declared or seen. Identity = service + name. */
export const AgentDto = z.object({
  name: z.string(),
  service: z.string().nullable(),
  role: z.enum(AGENT_ROLES).nullable(),
  capabilities: z.array(z.string()),
  description: z.string().nullable(),
});
export type AgentDto = z.infer<typeof AgentDto>;
