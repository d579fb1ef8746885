import type { RunFailure } from "./run-event";
import type { Attempt } from "./run-state";
import type { FallbackStep, Stage, Target } from "./workflow";

/** What a fallback chain belongs to: a stage of a workflow, or a handoff that a rule routed. */
type Chained = Pick<Stage, "fallback" | "target"> & { id: string };

type Retry = Extract<FallbackStep, { retry: unknown }>;
type Escalate = Extract<FallbackStep, { escalate: unknown }>;

const BACKOFF_MS_MAX = 3_600_000;

/** Asking the same again is no use where the answer was a decision, or nobody was there. */
const FINAL_ERRORS = new Set(["rejected", "rejected_by_human", "approval_expired"]);

/** How long a person has, and who is asked after them. */
export type AnswerLimits = Pick<Escalate["escalate"], "due_ms" | "on_timeout">;

export type Fallback =
  | { kind: "again"; target: Exclude<Target, { human: unknown }>; last: Attempt; delayMs: number }
  | { kind: "ask"; question: string; step: number; limits: AnswerLimits }
  | { kind: "go_on" }
  | { kind: "fail" };

/** The next step of the stage's chain: a step is left when it is used up or cannot help. */
export function fallbackOf(
  stage: Chained,
  { error, last }: { error: RunFailure; last: Attempt },
): Fallback {
  const current = stage.fallback[last.step];
  if (current && "retry" in current && canRetry(current, { error, tries: last.tries })) {
    return again(stage, { last, retry: current.retry, tries: last.tries + 1 });
  }
  for (let step = last.step + 1; step < stage.fallback.length; step += 1) {
    const way = enter(stage, { step, error, last });
    if (way) return way;
  }
  return { kind: "fail" };
}

function canRetry(
  { retry }: Retry,
  { error, tries }: { error: RunFailure; tries: number },
): boolean {
  return tries < retry.times && !FINAL_ERRORS.has(error.type);
}

function enter(
  stage: Chained,
  { step, error, last }: { step: number; error: RunFailure; last: Attempt },
): Fallback | undefined {
  const entered = stage.fallback[step];
  if (!entered || "fail" in entered) return { kind: "fail" };
  if ("record_failure_and_continue" in entered) return { kind: "go_on" };
  if ("escalate" in entered) {
    const { question = whatNow(stage, error), ...limits } = entered.escalate;
    return { kind: "ask", question, step, limits };
  }
  const at = { ...last, step };
  if ("reroute" in entered) {
    return { kind: "again", target: entered.reroute, last: { ...at, tries: 1 }, delayMs: 0 };
  }
  if (!canRetry(entered, { error, tries: 0 })) return undefined;
  return again(stage, { last: at, retry: entered.retry, tries: 1 });
}

function again(
  stage: Chained,
  { last, retry, tries }: { last: Attempt; retry: Retry["retry"]; tries: number },
): Fallback {
  const delayMs = Math.min(retry.backoff_ms * 2 ** (tries - 1), BACKOFF_MS_MAX);
  return {
    kind: "again",
    target: targetBefore(stage, last.step),
    last: { ...last, tries },
    delayMs,
  };
}

/** A retry that follows a reroute asks the agent that the reroute chose. */
function targetBefore(
  { fallback, target }: Chained,
  step: number,
): Exclude<Target, { human: unknown }> {
  const rerouted = fallback.slice(0, step).findLast((before) => "reroute" in before);
  if (rerouted && "reroute" in rerouted) return rerouted.reroute;
  if ("human" in target) throw new Error("a question for a person is not handed off again");
  return target;
}

function whatNow({ id }: Chained, { type, message }: RunFailure): string {
  return `The stage "${id}" failed (${type}): ${message} What now?`;
}
