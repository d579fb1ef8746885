import type { FoldEvent, HandoffEvent } from "./fold-event";
import type { HandoffState } from "./handoff-state";
import type { Reading, Registers } from "./register";
import { firstFactsOf, lastFactsOf, type Stated } from "./stated-facts";

/** Who rates when the callee judges its own work in `task_complete`. */
const SELF_RATER = "self";

type Stamp = Pick<Reading<unknown>, "at" | "eventId">;

/** What a single event tells of its handoff. */
export function stateOf({ event, eventId, origin }: FoldEvent): HandoffState {
  const stamp = { at: event.at, eventId };
  return {
    id: event.handoff_id,
    trace: { ...stamp, value: event.trace_id },
    contact: { ...stamp, value: isContactLost(event) ? "lost" : "heard" },
    isToldNatively: event.event === "handoff_initiated" && origin === "native",
    first: stampFacts(firstFactsOf(event), stamp),
    last: stampFacts(lastFactsOf(event), stamp),
    ratings: new Map(ratingsOf(event).map(([rater, value]) => [rater, { ...stamp, value }])),
    approvals: new Map(approvalsOf(event)),
  };
}

function stampFacts<Facts>(facts: Stated<Facts>, stamp: Stamp): Registers<Facts> {
  const registers: { [Name in keyof Facts]?: Reading<Facts[Name]> } = {};
  for (const name in facts) {
    const value = facts[name];
    if (value !== undefined) registers[name] = { ...stamp, value };
  }
  return registers;
}

function isContactLost(event: HandoffEvent): boolean {
  return event.event === "handoff_progressed" && event.step === "lease_lost";
}

function ratingsOf(event: HandoffEvent): [rater: string, score: number][] {
  if (event.event === "quality_rated") return [[event.rater, event.score]];
  if (event.event !== "task_complete" || event.quality === undefined) return [];
  return [[SELF_RATER, event.quality]];
}

function approvalsOf(event: HandoffEvent): [approvalId: string, isDecided: boolean][] {
  if (event.event === "approval_requested") return [[event.approval_id, false]];
  return event.event === "approval_decided" ? [[event.approval_id, true]] : [];
}
