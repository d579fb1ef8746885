import type { SpanId } from "@/lib/domain/ids";
import { alike, isAgentRun, type AgentRun, type Evidence } from "./evidence";
import type { SpanTree } from "./span-tree";

/** Where a callee may run, seen from where it was asked for; the first place that has it counts. */
type Place = {
  ofEvidence: (evidence: Evidence, tree: SpanTree) => string | null;
  ofRun: (run: AgentRun, tree: SpanTree) => string | null;
};

const PLACES: readonly Place[] = [
  // Inside the tool call: agents that are called and return.
  { ofEvidence: ({ span }) => (isAgentRun(span) ? null : span.id), ofRun: enclosingOf },
  // Beside the tool call, under the same model call: the Google ADK.
  { ofEvidence: ({ span }) => span.parentId, ofRun: (run) => run.parentId },
  // Anywhere in the caller's own run.
  { ofEvidence: ({ caller }) => caller?.id ?? null, ofRun: enclosingOf },
  // Beside the caller's run.
  {
    ofEvidence: ({ caller }, tree) => (caller ? enclosingOf(caller, tree) : null),
    ofRun: enclosingOf,
  },
  // Anywhere, where nothing tells where the caller runs.
  { ofEvidence: ({ caller }) => (caller ? null : "trace"), ofRun: () => "trace" },
];

/**
 * Which run carried out which transfer, one to one within a dialect. Of several open transfers to
 * the same agent the last wins, as in the SDKs: the earlier ones were never carried out.
 */
export function linkCallees(evidence: readonly Evidence[], tree: SpanTree): Evidence[] {
  const linked = new Map<Evidence, AgentRun>();
  const taken = new Set<SpanId>();
  for (const { callee } of evidence) if (callee) taken.add(callee.id);
  const sought = evidence.filter(isSought);
  for (const place of PLACES) {
    const open = sought.filter((one) => !linked.has(one));
    if (open.length === 0) break;
    const waiting = groupByPlace(open, (one) => keyOf(place.ofEvidence(one, tree), one.to?.name));
    const free = tree.runs.filter(({ id }) => !taken.has(id));
    const groups = groupByPlace(free, (run) => keyOf(place.ofRun(run, tree), run.agent));
    for (const [key, runsHere] of groups) {
      for (const [one, run] of pairUp(waiting.get(key) ?? [], runsHere)) {
        linked.set(one, run);
        taken.add(run.id);
      }
    }
  }
  return evidence.map((one) => ({ ...one, callee: linked.get(one) ?? one.callee }));
}

function isSought({ callee, failure, to, dialect }: Evidence): boolean {
  return !callee && failure === null && to !== null && dialect !== "approval";
}

/** Both lists are in order of start: each run takes the latest transfer before it that is left. */
function pairUp(evidence: readonly Evidence[], runs: readonly AgentRun[]): [Evidence, AgentRun][] {
  const pairs: [Evidence, AgentRun][] = [];
  const asked: Evidence[] = [];
  let next = 0;
  for (const run of runs) {
    for (; next < evidence.length; next++) {
      const one = evidence[next];
      if (!one || one.span.startedAt > run.startedAt) break;
      asked.push(one);
    }
    // Whole milliseconds tie: what a run asks for itself did not start it.
    const index = asked.findLastIndex(({ caller }) => caller?.id !== run.id);
    const [one] = index < 0 ? [] : asked.splice(index, 1);
    if (one) pairs.push([one, run]);
  }
  return pairs;
}

function groupByPlace<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string | null,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function enclosingOf(run: AgentRun, { above }: SpanTree): string | null {
  return above.get(run.id)?.enclosing ?? null;
}

function keyOf(place: string | null, agent: string | undefined): string | null {
  return place === null || agent === undefined ? null : `${place} ${alike(agent)}`;
}
