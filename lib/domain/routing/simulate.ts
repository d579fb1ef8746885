import { type CompiledRules, firstThatHolds } from "./compile-rules";
import { describeTarget } from "./describe-rule";
import type { RoutingFacts } from "./facts";
import type { Rule } from "./rule-set";

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
/** How some handoffs really ended; open ones are not decided. */
type Outcomes = { count: number; decided: number; succeeded: number };
export type Flow = Outcomes & {
  from_agent: string;
  /** Where they went, and where they would have gone. */
  before: string;
  after: string;
  /** Null: `after` is no agent, but a queue or a person. */
  agent: string | null;
  rule: string;
  rule_id: string;
  examples: Example[];
};
export type PairRecord = Outcomes & { from_agent: string; to_agent: string };
export type Simulated = { counted: number; matched: number; flows: Flow[]; pairs: PairRecord[] };

export const NOTHING_SIMULATED: Simulated = { counted: 0, matched: 0, flows: [], pairs: [] };
const EXAMPLES_MAX = 3;

/** What rules would have done with the past. Where none holds, nothing would have changed. */
export function simulateRules(rules: CompiledRules, past: readonly PastHandoff[]): Simulated {
  const flows: Flow[] = [];
  const pairs: PairRecord[] = [];
  let matched = 0;
  for (const handoff of past) {
    pairs.push({
      from_agent: handoff.fromAgent,
      to_agent: handoff.toAgent,
      ...outcomeOf(handoff),
    });
    const rule = firstThatHolds(rules, handoff.facts);
    if (!rule) continue;
    matched += 1;
    const move = moveOf(rule, handoff);
    if (move) flows.push(move);
  }
  return joinSimulated(NOTHING_SIMULATED, { counted: past.length, matched, flows, pairs });
}

/** The rule that would have sent it elsewhere. */
export function movingRule(rules: CompiledRules, handoff: PastHandoff): Rule | undefined {
  const rule = firstThatHolds(rules, handoff.facts);
  return rule && moveOf(rule, handoff) ? rule : undefined;
}

function moveOf({ id, name, target }: Rule, handoff: PastHandoff): Flow | undefined {
  const agent = "agent" in target ? target.agent : null;
  if (agent === handoff.toAgent) return undefined;
  return {
    from_agent: handoff.fromAgent,
    before: handoff.toAgent,
    after: agent ?? describeTarget(target),
    agent,
    rule: name,
    rule_id: id,
    ...outcomeOf(handoff),
    examples: [{ trace_id: handoff.traceId, handoff_id: handoff.handoffId }],
  };
}

function outcomeOf({ hasSucceeded }: PastHandoff): Outcomes {
  return {
    count: 1,
    decided: hasSucceeded === undefined ? 0 : 1,
    succeeded: hasSucceeded === true ? 1 : 0,
  };
}

/** Two parts of the past as one. */
export function joinSimulated(one: Simulated, other: Simulated): Simulated {
  const flows = Map.groupBy([...one.flows, ...other.flows], (flow) =>
    JSON.stringify([flow.from_agent, flow.before, flow.rule_id]),
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

function joinFlows(flows: Flow[]): Flow[] {
  const [first] = flows;
  if (!first) return [];
  const examples = flows.flatMap((flow) => flow.examples).slice(0, EXAMPLES_MAX);
  return [{ ...first, ...sumOutcomes(flows), examples }];
}

function joinPairs(pairs: PairRecord[]): PairRecord[] {
  const [first] = pairs;
  return first ? [{ ...first, ...sumOutcomes(pairs) }] : [];
}

export function sumOutcomes(parts: readonly Outcomes[]): Outcomes {
  const sum = { count: 0, decided: 0, succeeded: 0 };
  for (const { count, decided, succeeded } of parts) {
    sum.count += count;
    sum.decided += decided;
    sum.succeeded += succeeded;
  }
  return sum;
}
