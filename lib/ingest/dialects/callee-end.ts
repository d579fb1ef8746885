import type { StoredEventOf } from "@/lib/domain/event/native-event";
import type { Usage } from "@/lib/domain/event/shapes";
import type { SpanId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import type { AgentRun } from "./match-callees";
import type { SpanTree } from "./span-tree";
import { isAwaitingApproval, statedFailure, stepFailure } from "./step-failure";

type Completion = Pick<StoredEventOf<"task_complete">, "result" | "usage" | "tool_error">;

/** How a callee's own work ended; undefined while it goes on or waits for a person. */
export type CalleeEnd =
  | ({ event: "task_complete"; at: Nanos } & Completion)
  | { event: "task_failed"; at: Nanos; error: StoredEventOf<"task_failed">["error"] };

/** A callee's run with the steps it did itself; `transfers` are the tool calls that hand over. */
type Work = { run: AgentRun; steps: readonly TraceSpan[]; transfers: ReadonlySet<SpanId> };

/** `onward`: the tool calls by which agents handed control on for good. */
export function calleeEnd(
  run: AgentRun,
  scene: { tree: SpanTree; onward: ReadonlySet<SpanId>; transfers: ReadonlySet<SpanId> },
): CalleeEnd | undefined {
  const steps = scene.tree.stepsOf.get(run.id) ?? [];
  const work = { run, steps, transfers: scene.transfers };
  const left = steps.find(({ id }) => scene.onward.has(id));
  if (left) return completed(left.startedAt, work);
  return run.endedAt === null ? undefined : finished(run.endedAt, work);
}

function finished(endedAt: Nanos, work: Work): CalleeEnd | undefined {
  const last = work.steps.findLast(({ id }) => !work.transfers.has(id));
  if (last && isAwaitingApproval(last)) return undefined;
  const at = lastModelCall(work.steps)?.endedAt ?? endedAt;
  const error = (last && stepFailure(last)) ?? runFailure(work.run);
  return error ? { event: "task_failed", at, error } : completed(at, work);
}

function runFailure(run: AgentRun) {
  return run.status === "error" ? statedFailure(run, "agent_error") : undefined;
}

function completed(at: Nanos, { run, steps, transfers }: Work): CalleeEnd {
  const last = lastModelCall(steps);
  const result = last ? last.output : run.output;
  const usage = sumUsage(steps);
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

/** Model calls only: agent spans may repeat the sum of theirs. */
function sumUsage(steps: readonly TraceSpan[]): Usage | undefined {
  const calls = steps.filter(({ kind }) => kind === "llm");
  const input = sumOf(calls, ["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"]);
  const output = sumOf(calls, ["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"]);
  if (input === undefined && output === undefined) return undefined;
  return {
    ...(input !== undefined && { input_tokens: input }),
    ...(output !== undefined && { output_tokens: output }),
  };
}

function sumOf(calls: readonly TraceSpan[], keys: readonly string[]): number | undefined {
  const counts = calls.flatMap(({ attributes }) => {
    const count = keys.map((key) => attributes[key]).find((value) => value !== undefined);
    return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? [count] : [];
  });
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}
