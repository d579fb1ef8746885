import type { StoredEventOf } from "@/lib/domain/event/native-event";
import type { SpanId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import type { AgentRun } from "./evidence";
import { callIdOf } from "./approval";
import { checkpointOf } from "./graph-interrupt";
import { graphExitOf } from "./graph-outcome";
import { answerTo, type SpanTree } from "./span-tree";
import { isAwaitingApproval, statedFailure, stepFailure } from "./step-failure";
import { sumUsageOf } from "./usage-of-steps";

type Completion = Pick<StoredEventOf<"task_complete">, "result" | "usage" | "tool_error">;

/** How a callee's own work ended; undefined while it goes on or waits for a person. */
export type CalleeEnd =
  | ({ event: "task_complete"; at: Nanos } & Completion)
  | { event: "task_failed"; at: Nanos; error: StoredEventOf<"task_failed">["error"] };

/** A callee's run with the steps it did itself; `transfers` are the calls that hand over. */
type Work = {
  run: AgentRun;
  steps: readonly TraceSpan[];
  transfers: ReadonlySet<SpanId>;
  tree: SpanTree;
};

export type Endings = {
  tree: SpanTree;
  /** The calls by which agents handed control on for good. */
  onward: ReadonlySet<SpanId>;
  transfers: ReadonlySet<SpanId>;
  /** By an interrupted run: the one that went on with its work. */
  resumed: ReadonlyMap<SpanId, AgentRun>;
};

export function calleeEnd(started: AgentRun, endings: Endings): CalleeEnd | undefined {
  const run = lastResumed(started, endings);
  if (graphExitOf(run) === "interrupt") {
    return endElsewhere(endings.tree, {
      key: checkpointOf(run, endings.tree),
      at: run.endedAt ?? run.startedAt,
    });
  }
  const steps = endings.tree.stepsOf.get(run.id) ?? [];
  const work = { run, steps, transfers: endings.transfers, tree: endings.tree };
  const left = steps.find(({ id }) => endings.onward.has(id));
  if (left) return completed(left.startedAt, work);
  return run.endedAt === null ? undefined : finished(run.endedAt, work);
}

/** Work that waited for a person may have gone on in another trace of the session. */
function endElsewhere(
  tree: SpanTree,
  asked: { key: string | null; at: Nanos },
): CalleeEnd | undefined {
  const ended = answerTo(tree, asked)?.ended;
  if (!ended) return undefined;
  const { at, error, ...completion } = ended;
  return error
    ? { event: "task_failed", at, error }
    : { event: "task_complete", at, ...completion };
}

/** A run resumes a later one only: this ends. */
function lastResumed(run: AgentRun, { resumed }: Endings): AgentRun {
  let last = run;
  for (let next = resumed.get(last.id); next; next = resumed.get(last.id)) last = next;
  return last;
}

function finished(endedAt: Nanos, work: Work): CalleeEnd | undefined {
  const last = work.steps.findLast(({ id }) => !work.transfers.has(id));
  if (last && isAwaitingApproval(last)) {
    const key = callIdOf(last);
    return endElsewhere(work.tree, { key, at: last.startedAt });
  }
  const at = adkEnd(work) ?? endedAt;
  const error = (last && stepFailure(last)) ?? runFailure(work.run);
  return error ? { event: "task_failed", at, error } : completed(at, work);
}

/** The ADK's agent spans cover all that came after them: its last answer is when it was done. */
function adkEnd({ steps }: Work): Nanos | null {
  const last = lastModelCall(steps);
  return last?.name === "call_llm" ? last.endedAt : null;
}

function runFailure(run: AgentRun) {
  const isError = run.status === "error" && graphExitOf(run) === undefined;
  return isError ? statedFailure(run, "agent_error") : undefined;
}

function completed(at: Nanos, { run, steps, transfers }: Work): CalleeEnd {
  const last = lastModelCall(steps);
  const result = run.output ?? last?.output;
  const usage = sumUsageOf(steps);
  const failedTool = steps.some(
    (step) => step.kind === "tool" && !transfers.has(step.id) && stepFailure(step) !== undefined,
  );
  return {
    event: "task_complete",
    at,
    ...(result && { result }),
    ...(usage && { usage }),
    ...(failedTool && { tool_error: true }),
  };
}

function lastModelCall(steps: readonly TraceSpan[]): TraceSpan | undefined {
  return steps.findLast(({ kind }) => kind === "llm");
}
