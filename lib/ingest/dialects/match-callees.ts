import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { isAgentRun, type SpanTree } from "./span-tree";
import type { Transfer } from "./transfer";

export type AgentRun = TraceSpan & { agent: string };

/** Where a callee may run, seen from the tool call; the first place that has it counts. */
type Place = {
  ofTransfer: (transfer: Transfer, tree: SpanTree) => string | null;
  ofRun: (run: AgentRun, tree: SpanTree) => string | null;
};

const PLACES: readonly Place[] = [
  // Inside the tool call: agents that are called and return.
  { ofTransfer: ({ tool }) => tool.id, ofRun: enclosingOf },
  // Beside the tool call, under the same model call: the Google ADK.
  { ofTransfer: ({ tool }) => tool.parentId, ofRun: (run) => run.parentId },
  // Anywhere in the caller's own run.
  { ofTransfer: ({ tool }, tree) => callerRun(tool, tree)?.id ?? null, ofRun: enclosingOf },
  // Beside the caller's run.
  {
    ofTransfer: ({ tool }, tree) => {
      const caller = callerRun(tool, tree);
      return caller ? enclosingOf(caller, tree) : null;
    },
    ofRun: enclosingOf,
  },
];

/**
 * Which run carried out which transfer, one to one. Of several open transfers to the same agent the
 * last wins, as in the SDKs: the earlier ones were never carried out.
 */
export function matchCallees(
  transfers: readonly Transfer[],
  tree: SpanTree,
): ReadonlyMap<SpanId, AgentRun> {
  const matched = new Map<SpanId, AgentRun>();
  const taken = new Set<SpanId>();
  const runs = tree.spans.filter(isAgentRun);
  for (const place of PLACES) {
    const open = transfers.filter(({ tool, target }) => target !== null && !matched.has(tool.id));
    const waiting = groupByPlace(open, (transfer) =>
      keyOf(place.ofTransfer(transfer, tree), transfer.target ?? ""),
    );
    const free = runs.filter(({ id }) => !taken.has(id));
    const groups = groupByPlace(free, (run) => keyOf(place.ofRun(run, tree), run.agent));
    for (const [key, runsHere] of groups) {
      for (const [tool, run] of pairUp(waiting.get(key) ?? [], runsHere)) {
        matched.set(tool, run);
        taken.add(run.id);
      }
    }
  }
  return matched;
}

/** Both lists are in order of start: each run takes the latest transfer before it that is left. */
function pairUp(transfers: readonly Transfer[], runs: readonly AgentRun[]): [SpanId, AgentRun][] {
  const pairs: [SpanId, AgentRun][] = [];
  const asked: Transfer[] = [];
  let next = 0;
  for (const run of runs) {
    for (; next < transfers.length; next++) {
      const transfer = transfers[next];
      if (!transfer || transfer.tool.startedAt > run.startedAt) break;
      asked.push(transfer);
    }
    const transfer = asked.pop();
    if (transfer) pairs.push([transfer.tool.id, run]);
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

function callerRun(tool: TraceSpan, { above }: SpanTree): TraceSpan | null {
  return above.get(tool.id)?.agent ?? null;
}

function enclosingOf(run: TraceSpan, { above }: SpanTree): string | null {
  return above.get(run.id)?.enclosing ?? null;
}

/** `transfer_to_weather_agent` means the agent "Weather Agent" as well. */
function keyOf(place: string | null, agent: string): string | null {
  return place === null
    ? null
    : `${place} ${agent.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_")}`;
}
