import type { SpanId } from "@/lib/domain/ids";
import {
  evidenceOf,
  HUMAN,
  partyOfRun,
  type AgentRun,
  type Evidence,
  type Pause,
} from "./evidence";
import { graphExitOf, interruptOf } from "./graph-outcome";
import type { SpanTree } from "./span-tree";
import { cutText } from "./cut-text";

const WORD_CHARS_MAX = 500;

/** LangGraph's `interrupt()`: the node waits for a person; run again, it has got its answer. */
export function readInterrupts(tree: SpanTree): Evidence[] {
  if (tree.graph.size === 0) return [];
  const resumed = resumedRuns(tree);
  return tree.runs
    .filter(isInterrupted(tree))
    .map((run) => readInterrupt(run, resumed.get(run.id)));
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

function readInterrupt(run: AgentRun, resumed: AgentRun | undefined): Evidence {
  const at = run.endedAt ?? run.startedAt;
  const { id, question } = interruptOf(run.statusMessage);
  const pause: Pause = {
    approvalId: cutText(id ?? `${run.traceId}:${run.id}`, WORD_CHARS_MAX),
    kind: "interrupt",
    at,
    ...(question !== undefined && { question }),
    ...(resumed && { decided: { at: resumed.startedAt, decision: "respond" as const } }),
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
    words: { type: "escalate", ...(question && { task: question }) },
    pauses: [pause],
    end: resumed ? { event: "task_complete", at: resumed.startedAt } : null,
  });
}
