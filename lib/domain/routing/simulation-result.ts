import {
  type Expected,
  expectedOf,
  type MovedSuccess,
  type PairChange,
  pairChanges,
  successOfMoved,
} from "./expected-success";
import { type Flow, type Simulated, sumOutcomes } from "./simulate";

/** Without examples: what was counted may be deleted, and nothing here names it. */
type ExpectedFlow = Omit<Flow, "examples"> & { expected: Expected | null };
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
    flows: flows.map((flow) => toExpected(flow, seen)),
    change_count: changes.length,
    changes: changes.slice(0, LISTED_MAX),
  };
}

function toExpected(counted: Flow, seen: Simulated): ExpectedFlow {
  const { examples: _, ...flow } = counted;
  return { ...flow, expected: expectedAfter(flow, seen) };
}

function expectedAfter(
  { from_agent: from, agent }: Pick<Flow, "from_agent" | "agent">,
  { pairs }: Simulated,
): Expected | null {
  if (agent === null) return null;
  return expectedOf(pairs, { from, to: agent }) ?? null;
}
