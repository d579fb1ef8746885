import type { SpanId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import {
  evidenceOf,
  HUMAN,
  partyOfRun,
  type AgentRun,
  type Evidence,
  type Pause,
} from "./evidence";
import { graphExitOf, interruptOf } from "./graph-outcome";
import { answerTo, type SpanTree } from "./span-tree";
import { cutText } from "./cut-text";

const WORD_CHARS_MAX = 500;

/** LangGraph's `interrupt()`: the node waits for a person; run again, it has got its answer. */
export function readInterrupts(tree: SpanTree): Evidence[] {
  if (tree.graph.size === 0) return [];
  const resumed = resumedRuns(tree);
  return tree.runs
    .filter(isInterrupted(tree))
    .map((run) => readInterrupt(run, tree, resumed.get(run.id)));
}

/** Which run went on with the work of an interrupted one. */
export function resumedRuns(tree: SpanTree): ReadonlyMap<SpanId, AgentRun> {
  const resumed = new Map<SpanId, AgentRun>();
  const waiting = new Map<string, AgentRun>();
  for (const run of tree.runs) {
    const ns = tree.graph.get(run.id)?.checkpointNs;
    if (ns === undefined) continue;
    const before = waiting.get(ns);
    if (before) resumed.set(before.id, run);
    if (graphExitOf(run) === "interrupt") waiting.set(ns, run);
    else waiting.delete(ns);
  }
  return resumed;
}

function isInterrupted({ graph }: SpanTree) {
  return (run: AgentRun) => graph.has(run.id) && graphExitOf(run) === "interrupt";
}

/** By what another trace of the thread knows a node's run that it goes on with. */
export function checkpointOf(run: AgentRun, { graph }: SpanTree): string | null {
  const ns = graph.get(run.id)?.checkpointNs;
  return ns?.includes(":") === true ? ns : null;
}

function readInterrupt(run: AgentRun, tree: SpanTree, resumed: AgentRun | undefined): Evidence {
  const at = run.endedAt ?? run.startedAt;
  const { id, question } = interruptOf(run.statusMessage);
  const pause: Pause = {
    approvalId: cutText(id ?? `${run.traceId}:${run.id}`, WORD_CHARS_MAX),
    kind: "interrupt",
    at,
    ...(question !== undefined && { question }),
    ...answerOf({ run, at, resumed }, tree),
  };
  return evidenceOf({
    dialect: "approval",
    span: run,
    part: "interrupt",
    at,
    from: partyOfRun(run),
    to: HUMAN,
    caller: run,
    contents: run.input ? { held: run.input } : {},
    words: { type: "escalate", mode: "async", ...(question && { task: question }) },
    pauses: [pause],
    end: pause.decided ? { event: "task_complete", at: pause.decided.at } : null,
  });
}

/** In this trace or in another one of the thread. */
function answerOf(
  { run, at, resumed }: { run: AgentRun; at: Nanos; resumed: AgentRun | undefined },
  tree: SpanTree,
): Pick<Pause, "key" | "decided"> {
  const key = checkpointOf(run, tree);
  const answeredAt = resumed?.startedAt ?? answerTo(tree, { key, at })?.at;
  return {
    ...(key !== null && { key }),
    ...(answeredAt !== undefined && { decided: { at: answeredAt, decision: "respond" } }),
  };
}
