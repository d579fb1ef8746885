import type { Nanos } from "@/lib/domain/time";
import type { Handoff } from "./combine-evidence";
import { alike, evidenceOf, partyOfRun, type AgentRun, type Evidence } from "./evidence";
import { knownLinks, seenTwice } from "./known-links";
import type { SpanTree } from "./span-tree";

type EndedRun = AgentRun & { endedAt: Nanos };

/** Two agents of one parent, the second after the first ended, and nothing else links them. */
export function readSequence(tree: SpanTree, stated: readonly Handoff[]): Evidence[] {
  const known = knownLinks(stated);
  const free = tree.runs.filter(({ id }) => !tree.above.get(id)?.agent && !tree.graph.has(id));
  const isSecond = seenTwice();
  const siblings = Map.groupBy(
    free.filter((run) => !isSecond(run)),
    ({ parentId }) => parentId,
  );
  return [...siblings.values()].flatMap((runs) =>
    withPredecessors(runs)
      .filter(([before, run]) => alike(before.agent) !== alike(run.agent))
      .filter(([before, run]) => !known.isExplained(before, run))
      .map(([before, run]) => follows(before, run)),
  );
}

/** `runs` in order of start; each with the last one that had ended by then. */
function withPredecessors(runs: readonly AgentRun[]): [EndedRun, AgentRun][] {
  const ended = runs.filter(hasEnded).sort(compareEnds);
  const pairs: [EndedRun, AgentRun][] = [];
  let next = 0;
  let before: EndedRun | undefined;
  for (const run of runs) {
    for (; next < ended.length; next++) {
      const candidate = ended[next];
      if (!candidate || candidate.endedAt > run.startedAt || candidate.id === run.id) break;
      before = candidate;
    }
    if (before) pairs.push([before, run]);
  }
  return pairs;
}

function follows(before: EndedRun, run: AgentRun): Evidence {
  return evidenceOf({
    dialect: "sequence",
    span: run,
    part: "followed",
    at: before.endedAt,
    from: partyOfRun(before),
    to: partyOfRun(run),
    caller: before,
    callee: run,
    isCalleeSide: true,
    inferredWhy: `"${run.agent}" started after "${before.agent}" had ended, beside it.`,
  });
}

function hasEnded(run: AgentRun): run is EndedRun {
  return run.endedAt !== null;
}

function compareEnds(a: EndedRun, b: EndedRun): number {
  if (a.endedAt === b.endedAt) return 0;
  return a.endedAt < b.endedAt ? -1 : 1;
}
