import { countOf, quantilesOf } from "../rollups/histogram";
import { detectByPair } from "./by-pair";
import type { FindingRule, HandoffView } from "./trace-view";

const WARM_MIN = 3;

/**
 * Needs to know that the agent was cold, and how long the pair's warm starts take (ruling 16): from the
 * days before, else from the trace itself.
 */
export const coldStart: FindingRule = {
  kind: "cold-start",
  caseStudyEffect: "A pool of warm agents brought the p95 of the latency from 520 down to 215 ms.",
  remedy: {
    text: "Keep at least one agent of this kind warm, or start it when the work before it begins: a pool answers at once and grows with the queue.",
    code: `const pool = new AgentPool({ create: () => startDeveloper(), maxWarm: 5 });
await pool.warm("developer");
await baton.work((task) => pool.use("developer", ({ agent }) => agent.run(task.context)));`,
  },
  detect: ({ handoffs }, { initShareMax }) =>
    detectByPair(handoffs, {
      severity: "medium",
      titled: "The receiver was not warm",
      wrongWith: (handoff) => coldness(handoff, { handoffs, initShareMax }),
    }),
};

function coldness(
  handoff: HandoffView,
  { handoffs, initShareMax }: { handoffs: readonly HandoffView[]; initShareMax: number },
): string | null {
  const { initMs, handoffMs } = handoff.timing;
  if (handoff.pooled !== false || initMs === null || handoffMs === null) return null;
  const warmMs = warmP95(handoff, handoffs);
  if (warmMs === null || initMs <= warmMs || initMs <= initShareMax * handoffMs) return null;
  // Two clocks may make the part longer than the whole.
  const share = Math.min(100, Math.round((100 * initMs) / handoffMs));
  return `Starting took ${Math.round(initMs)} ms, ${share} % of the latency; warm, 95 % take at most ${Math.round(warmMs)} ms.`;
}

function warmP95(handoff: HandoffView, handoffs: readonly HandoffView[]): number | null {
  const past = handoff.past?.warmInit;
  if (past && countOf(past) >= WARM_MIN) return quantilesOf(past, [0.95])[0] ?? null;
  const here = handoffs
    .filter(
      ({ pooled, fromKey, toKey }) =>
        pooled === true && fromKey === handoff.fromKey && toKey === handoff.toKey,
    )
    .flatMap(({ timing }) => timing.initMs ?? []);
  return here.length < WARM_MIN ? null : Math.max(...here);
}
