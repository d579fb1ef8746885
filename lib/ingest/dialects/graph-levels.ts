import type { AgentRun } from "./evidence";
import type { SpanTree } from "./span-tree";

/** The node runs of the trace's graphs, by step: a graph is what shares a parent. */
export type GraphLevels = {
  runs: readonly AgentRun[];
  /** The next run of `node` one step after `run`, else the last one: joins run once for several. */
  take: (run: AgentRun, node: string) => AgentRun | null;
  /** Each of `runs` with what may have followed from it. */
  stepsAfter: (runs: readonly AgentRun[]) => [run: AgentRun, next: AgentRun][];
};

export function graphLevels(tree: SpanTree): GraphLevels {
  const runs = tree.runs.filter(({ id }) => tree.graph.has(id));
  const stepOf = ({ id }: AgentRun) => tree.graph.get(id)?.step ?? null;
  const levelOf = (run: AgentRun, ahead: number) => {
    const step = stepOf(run);
    return step === null ? null : `${run.parentId ?? "root"} ${step + ahead}`;
  };
  const byLevel = Map.groupBy(runs, (run) => levelOf(run, 0));
  const byNode = Map.groupBy(runs, (run) => `${levelOf(run, 0)} ${run.agent}`);
  const taken = new Map<string, number>();

  return {
    runs,
    take(run, node) {
      const level = levelOf(run, 1);
      const key = `${level} ${node}`;
      const candidates = level === null ? undefined : byNode.get(key);
      if (!candidates) return null;
      const index = Math.min(taken.get(key) ?? 0, candidates.length - 1);
      taken.set(key, index + 1);
      return candidates[index] ?? null;
    },
    stepsAfter(senders) {
      const groups = Map.groupBy(senders, (run) => levelOf(run, 1));
      return [...groups].flatMap(([level, group]) =>
        level === null ? [] : pairAll(group, byLevel.get(level) ?? []),
      );
    },
  };
}

/** Everything to everything where one side is single; else side by side, so that it stays linear. */
function pairAll(senders: readonly AgentRun[], next: readonly AgentRun[]): [AgentRun, AgentRun][] {
  if (next.length === 0) return [];
  const pairs: [AgentRun, AgentRun][] = [];
  for (let i = 0; i < Math.max(senders.length, next.length); i++) {
    const sender = senders[Math.min(i, senders.length - 1)];
    const receiver = next[Math.min(i, next.length - 1)];
    if (sender && receiver) pairs.push([sender, receiver]);
  }
  return pairs;
}
