import { z } from "zod";
import { AGENT_KINDS, AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";
import { listOf } from "./list";
import { RateFigures } from "./pair";

/** One agent by name, whatever services it runs in. */
export const AgentStatsDto = z.object({
  name: z.string(),
  services: z.array(z.string()),
  role: z.enum(AGENT_ROLES).nullable(),
  /** How the runtime reaches it; null: it was only seen in traces. */
  kind: z.enum(AGENT_KINDS).nullable(),
  is_down: z.boolean(),
  capabilities: z.array(z.string()),
  description: z.string().nullable(),
  /** Handoffs of the runtime that wait for it or are in its hands. */
  load: z.int(),
  handoffs_out: z.int(),
  /** What it was handed: the rate says how often it did it well. */
  in: z.object(RateFigures),
  handoff_ms: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable(),
});
export type AgentStatsDto = z.infer<typeof AgentStatsDto>;
export const AgentStatsList = listOf(AgentStatsDto);
export type AgentStatsList = z.infer<typeof AgentStatsList>;
