import { wilsonInterval } from "../effects/wilson";
import { describeTarget } from "./describe-rule";
import { evaluateRules } from "./evaluate";
import type { RoutingFacts } from "./facts";
import type { RuleSet } from "./rule-set";

/** A handoff of the past, with what is known of it. */
export type PastHandoff = {
  handoffId: string;
  traceId: string;
  fromAgent: string;
  toAgent: string;
  /** Undefined while it is open. */
  hasSucceeded: boolean | undefined;
  facts: RoutingFacts;
};

type Example = { trace_id: string; handoff_id: string };
export type Flow = {
  from_agent: string;
  /** Where they went, and where they would have gone. */
  before: string;
  after: string;
  /** Null: `after` is no agent, but a queue or a person. */
  agent: string | null;
  rule: string;
  count: number;
  examples: Example[];
};
export type PairRecord = {
  from_agent: string;
  to_agent: string;
  decided: number;
  succeeded: number;
};
export type Simulated = { counted: number; matched: number; flows: Flow[]; pairs: PairRecord[] };

export const NOTHING_SIMULATED: Simulated = { counted: 0, matched: 0, flows: [], pairs: [] };
const EXAMPLES_MAX = 3;

/** What rules would have done with the past. Where none holds, nothing would have changed. */
export function simulateRules(rules: RuleSet, past: readonly PastHandoff[]): Simulated {
  const flows: Flow[] = [];
  const pairs: PairRecord[] = [];
  let matched = 0;
  for (const handoff of past) {
    pairs.push(recordOf(handoff));
    const { fired } = evaluateRules(rules, handoff.facts);
    if (!fired) continue;
    matched += 1;
    const { target, name } = fired.rule;
    const agent = "agent" in target ? target.agent : null;
    if (agent === handoff.toAgent) continue;
    flows.push({
      from_agent: handoff.fromAgent,
      before: handoff.toAgent,
      after: agent ?? describeTarget(target),
      agent,
      rule: name,
      count: 1,
      examples: [{ trace_id: handoff.traceId, handoff_id: handoff.handoffId }],
    });
  }
  return joinSimulated(NOTHING_SIMULATED, { counted: past.length, matched, flows, pairs });
}

function recordOf({ fromAgent, toAgent, hasSucceeded }: PastHandoff): PairRecord {
  return {
    from_agent: fromAgent,
    to_agent: toAgent,
    decided: hasSucceeded === undefined ? 0 : 1,
    succeeded: hasSucceeded === true ? 1 : 0,
  };
}

/** Two parts of the past as one. */
export function joinSimulated(one: Simulated, other: Simulated): Simulated {
  const flows = Map.groupBy([...one.flows, ...other.flows], (flow) =>
    JSON.stringify([flow.from_agent, flow.before, flow.after, flow.rule]),
  );
  const pairs = Map.groupBy([...one.pairs, ...other.pairs], (pair) =>
    JSON.stringify([pair.from_agent, pair.to_agent]),
  );
  return {
    counted: one.counted + other.counted,
    matched: one.matched + other.matched,
    flows: [...flows.values()].flatMap(joinFlows).toSorted((a, b) => b.count - a.count),
    pairs: [...pairs.values()].flatMap(joinPairs),
  };
}

function joinFlows([first, ...others]: Flow[]): Flow[] {
  if (!first) return [];
  const count = others.reduce((sum, flow) => sum + flow.count, first.count);
  const examples = [first, ...others].flatMap((flow) => flow.examples).slice(0, EXAMPLES_MAX);
  return [{ ...first, count, examples }];
}

function joinPairs([first, ...others]: PairRecord[]): PairRecord[] {
  if (!first) return [];
  const decided = others.reduce((sum, pair) => sum + pair.decided, first.decided);
  const succeeded = others.reduce((sum, pair) => sum + pair.succeeded, first.succeeded);
  return [{ ...first, decided, succeeded }];
}

export type Expected = { rate: number; interval: [number, number]; n: number };

/** How a pair did in the same past; undefined where it never worked together. */
export function expectedOf(
  pairs: readonly PairRecord[],
  { from, to }: { from: string; to: string },
): Expected | undefined {
  const pair = pairs.find(({ from_agent: a, to_agent: b }) => a === from && b === to);
  if (!pair || pair.decided === 0) return undefined;
  const { succeeded, decided } = pair;
  return { rate: succeeded / decided, interval: wilsonInterval(succeeded, decided), n: decided };
}
