import type { LineageHandoff, LineageInput } from "./lineage-model";
import type { Context, ContextReader } from "./context";
import { type Fact, factsOf } from "./fact";
import { eachLeaf } from "./each-leaf";

/** What came back from one piece of work; `from` is the column that brought it. */
export type Result = { from: number; facts: readonly Fact[] };

/** Each result is compared with every later handoff that could carry it on. */
const RESULTS_MAX = 50;
const FACTS_PER_RESULT_MAX = 200;

/** The facts that results brought up: not those asked for, and each once, where it came first. */
export function resultsOf(
  { handoffs }: LineageInput,
  asked: readonly Fact[],
  read: ContextReader,
): Result[] {
  const known = new Set(asked.map(({ key }) => key));
  const returned = new Set(
    handoffs.flatMap(({ type, parentId }) => (type === "return" ? [parentId] : [])),
  );
  const results: Result[] = [];
  for (const [from, handoff] of handoffs.entries()) {
    if (results.length >= RESULTS_MAX) break;
    const value = resultOf(handoff, returned);
    if (value === undefined) continue;
    const facts = newFacts(read(value), known);
    if (facts.length > 0) results.push({ from, facts });
  }
  return results;
}

/** A return carries the result itself; else the completed handoff does. */
function resultOf(handoff: LineageHandoff, returned: ReadonlySet<string | null>) {
  if (handoff.type === "return") return handoff.received ?? handoff.sent;
  return returned.has(handoff.id) ? undefined : handoff.result;
}

function newFacts(context: Context, known: Set<string>): Fact[] {
  const fresh: Fact[] = [];
  eachLeaf(context, (leaf) => {
    for (const fact of factsOf(leaf)) {
      if (fact.key === "" || known.has(fact.key)) continue;
      known.add(fact.key);
      fresh.push(fact);
    }
    return fresh.length < FACTS_PER_RESULT_MAX;
  });
  return fresh.slice(0, FACTS_PER_RESULT_MAX);
}

/** For each column, whether its sender had the result: its caller and whoever works for it later. */
export function isDueAt(handoffs: readonly LineageHandoff[], from: number): boolean[] {
  const result = handoffs[from];
  const due = new Map<string, boolean>();
  const holder = result?.type === "return" ? result.toAgent : (result?.fromAgent ?? null);
  return handoffs.map((handoff, column) => {
    const isLater = column > from;
    const isHolders = handoff.fromAgent === holder && holder !== null;
    const isBelow = handoff.parentId !== null && due.get(handoff.parentId) === true;
    const isDue = isLater && (isHolders || isBelow);
    due.set(handoff.id, isDue);
    return isDue;
  });
}
