import type { SpanId } from "@/lib/domain/ids";
import type { Resumption } from "@/lib/domain/trace/resumption";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { callIdOf, decisionOf } from "./approval";
import { calleeEnd, type CalleeEnd, type Endings } from "./callee-end";
import type { AgentRun } from "./evidence";
import { checkpointOf } from "./graph-interrupt";
import type { SpanTree } from "./span-tree";
import { isAwaitingApproval } from "./step-failure";

/** A trace that claims more is not believed. */
const RESUMPTIONS_MAX = 100;
const KEY_CHARS_MAX = 500;

/** With what this trace goes on that may have been left to a person in another one. */
export function readResumptions(endings: Endings): Resumption[] {
  const { tree } = endings;
  return [...resumedCalls(tree), ...resumedNodes(tree)]
    .filter(({ key }) => key.length <= KEY_CHARS_MAX)
    .slice(0, RESUMPTIONS_MAX)
    .map(({ run, ...resumed }) => ({ ...resumed, ended: endOf(calleeEnd(run, endings)) }));
}

type Resumed = Omit<Resumption, "ended"> & { run: AgentRun };

/** Calls that no model of their run asked for: it had been asked in an earlier trace. */
function resumedCalls(tree: SpanTree): Resumed[] {
  return tree.runs.flatMap((run) => {
    const first = tree.modelCallsOf.get(run.id)?.[0]?.startedAt;
    const steps = tree.stepsOf.get(run.id) ?? [];
    return steps
      .filter((step) => first === undefined || step.startedAt < first)
      .flatMap((call) => resumedCall(call, run));
  });
}

function resumedCall(call: TraceSpan, run: AgentRun): Resumed[] {
  const key = call.kind === "tool" ? callIdOf(call) : null;
  if (key === null || isAwaitingApproval(call)) return [];
  return [{ key, run, at: call.startedAt, decision: decisionOf(call) }];
}

/** A graph that starts without its `__start__` starts in the middle: where it was interrupted. */
function resumedNodes(tree: SpanTree): Resumed[] {
  if (tree.graph.size === 0) return [];
  const started = startedGraphs(tree);
  const runs = tree.runs.filter(({ id, parentId }) => tree.graph.has(id) && !started.has(parentId));
  return [...Map.groupBy(runs, ({ parentId }) => parentId).values()].flatMap((own) => {
    const step = stepOf(own[0], tree);
    return own
      .filter((run) => stepOf(run, tree) === step)
      .flatMap((run): Resumed[] => {
        const key = checkpointOf(run, tree);
        return key === null ? [] : [{ key, run, at: run.startedAt, decision: "respond" }];
      });
  });
}

function startedGraphs({ spans, graph }: SpanTree): Set<SpanId | null> {
  return new Set(
    spans.filter(({ id }) => graph.get(id)?.node === "__start__").map(({ parentId }) => parentId),
  );
}

function stepOf(run: AgentRun | undefined, { graph }: SpanTree): number | null {
  return (run && graph.get(run.id)?.step) ?? null;
}

function endOf(end: CalleeEnd | undefined): Resumption["ended"] {
  if (!end) return null;
  const { event: _event, ...ended } = end;
  return ended;
}
