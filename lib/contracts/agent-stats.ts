import { z } from "zod";
import { AGENT_KINDS, AGENT_ROLES } from "@/lib/domain/handoff/taxonomy";
import { listOf } from "./list";
import { RateFigures, StatsPeriodQuery } from "./pair";

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
export const AgentStatsList = listOf(AgentStatsDto).extend({
  /** How many there are: of more than are listed, the busiest are. */
  total: z.int(),
});
export type AgentStatsList = z.infer<typeof AgentStatsList>;

const AGENTS_MAX = 2_000;

export const AgentStatsQuery = StatsPeriodQuery.extend({
  /** Exactly this one. */
  name: z.string().min(1).max(200).optional(),
  /** Those that have it in their name, whatever the case. */
  q: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(AGENTS_MAX).default(AGENTS_MAX),
});
export type AgentStatsQuery = z.infer<typeof AgentStatsQuery>;
