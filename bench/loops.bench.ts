/**
 * 1,000 simulated workflows through the pipeline's loop guard, 212 of them going in circles (the case
 * study's share), the others coming back and asking again with something new.
 */
import { factPrints } from "../lib/domain/pipeline/fact-prints";
import { guardLoop, HANDOFFS_MAX, type Visit } from "../lib/domain/pipeline/guard-loop";
import { seededRandom } from "../lib/demo/seeded-random";
import { printResult } from "./bench-server.ts";
import { type SimulatedWorkflow, simulatedWorkflows } from "./loop-load.ts";

const COUNT = 1_000;
const LOOPING = 212;
const STOPPED_MIN = 0.98;
/** Hands out first; it is at the root of every chain. */
const ORCHESTRATOR = "Orchestrator";

type Ran = SimulatedWorkflow & { refusal: string | undefined; handoffs: number };

const startedAt = performance.now();
const ran = simulatedWorkflows(seededRandom("loops"), { count: COUNT, looping: LOOPING }).map(run);
const elapsedMs = performance.now() - startedAt;

console.table(
  [...Map.groupBy(ran, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    workflows: of.length,
    "stopped as a loop": of.filter(({ refusal }) => refusal === "loop_detected").length,
    "stopped by the limit": of.filter(({ refusal }) => refusal === "max_handoffs_exceeded").length,
    "handoffs before, at most": Math.max(...of.map(({ handoffs }) => handoffs)),
  })),
);
const stopped = ran.filter(({ loops, refusal }) => loops && refusal !== undefined).length;
const refused = ran.filter(({ loops, refusal }) => !loops && refusal !== undefined).length;
const questions = ran.reduce((sum, { handoffs }) => sum + handoffs, 0);
printResult({
  bench: "loops",
  workflows: COUNT,
  looping: LOOPING,
  stopped_share: stopped / LOOPING,
  legitimate_refused: refused,
  us_a_handoff: Math.round((elapsedMs * 1000) / questions),
  holds: stopped / LOOPING >= STOPPED_MIN && refused === 0,
});

/** Until it is refused or done; a return closes what is open and is never asked about. */
function run(workflow: SimulatedWorkflow): Ran {
  const chain = [ORCHESTRATOR];
  const visits: Visit[] = [];
  for (const move of workflow.moves) {
    if (move === "return") {
      chain.pop();
      continue;
    }
    const facts = factPrints([move.says]);
    const max = workflow.max ?? HANDOFFS_MAX;
    const question = { to: move.to, chain, visits, facts, count: visits.length, max };
    const answer = guardLoop({ ...question, isRetry: false });
    if (answer.kind !== "free") {
      return { ...workflow, refusal: answer.kind, handoffs: visits.length };
    }
    visits.push({ agent: move.to, facts });
    chain.push(move.to);
  }
  return { ...workflow, refusal: undefined, handoffs: visits.length };
}
