import {
  type Expected,
  expectedOf,
  type MovedSuccess,
  type PairChange,
  pairChanges,
  successOfMoved,
} from "./expected-success";
import { type Flow, type Simulated, sumOutcomes } from "./simulate";

type ExpectedFlow = Flow & { expected: Expected | null };
/** What is kept of a simulation: the sums are of all flows, the lists are the largest. */
export type SimulationResult = {
  counted: number;
  matched: number;
  moved: number;
  success: { [When in keyof MovedSuccess]: Expected | null };
  flow_count: number;
  flows: ExpectedFlow[];
  change_count: number;
  changes: PairChange[];
};

const LISTED_MAX = 500;

export function resultOf(seen: Simulated): SimulationResult {
  const { before = null, after = null } = successOfMoved(seen);
  const changes = pairChanges(seen);
  const flows = seen.flows.slice(0, LISTED_MAX);
  return {
    counted: seen.counted,
    matched: seen.matched,
    moved: sumOutcomes(seen.flows).count,
    success: { before, after },
    flow_count: seen.flows.length,
    flows: flows.map((flow) => ({ ...flow, expected: expectedAfter(flow, seen) })),
    change_count: changes.length,
    changes: changes.slice(0, LISTED_MAX),
  };
}

function expectedAfter({ from_agent: from, agent }: Flow, { pairs }: Simulated): Expected | null {
  if (agent === null) return null;
  return expectedOf(pairs, { from, to: agent }) ?? null;
}
