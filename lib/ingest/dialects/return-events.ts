import type { Nanos } from "@/lib/domain/time";
import type { CalleeEnd } from "./callee-end";
import type { Handoff } from "./combine-evidence";
import { handoffIdOf, type DerivedEvent } from "./derived-event";
import type { AgentRun, StatedEnd } from "./evidence";
import { baseOf } from "./handoff-base";

/**
 * A caller that waited goes on: the result of an agent that ran inside it is a handoff back, whose
 * words nobody stated; any other answer only ends what was asked for.
 */
export function returnEvents(handoff: Handoff, end: CalleeEnd | StatedEnd): DerivedEvent[] {
  const { callee, caller, isReturning } = handoff;
  if (isReturning !== true) return [];
  if (callee && caller && end.event === "task_complete" && isWithin(callee, caller)) {
    return handedBack(handoff, { callee, caller, end });
  }
  return [
    { event: "handoff_progressed", ...baseOf(handoff, "returned"), at: end.at, step: "returned" },
  ];
}

/** The agent's span lies in the caller's, in time: the caller waited for it. */
function isWithin(callee: AgentRun, caller: AgentRun): boolean {
  return callee.startedAt >= caller.startedAt && callee.id !== caller.id;
}

function handedBack(
  handoff: Handoff,
  { callee, caller, end }: { callee: AgentRun; caller: AgentRun; end: CalleeEnd | StatedEnd },
): DerivedEvent[] {
  const back: Handoff = { ...handoff, part: `${handoff.part} back`.trim(), handoffId: null };
  const at: Nanos = end.at;
  const result = end.event === "task_complete" ? end.result : undefined;
  return [
    {
      event: "handoff_initiated",
      ...baseOf(back, "initiated"),
      at,
      from_agent: callee.agent,
      to_agent: caller.agent,
      ...(callee.service && { from_service: callee.service }),
      ...(caller.service && { to_service: caller.service }),
      type: "return",
      pattern: "push",
      parent_handoff_id: handoffIdOf(handoff),
      ...(result && { context: result }),
      inferred_why: `"${callee.agent}" ran as a tool of "${caller.agent}": its result went back.`,
    },
    { event: "handoff_received", ...baseOf(back, "received"), at, agent: caller.agent },
  ];
}
