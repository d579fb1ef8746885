import type { RunEvent } from "./run-event";
import { type Attempt, NOT_YET, type StageState } from "./run-state";
import type { StageId } from "./workflow";

type StageEvent = Extract<RunEvent, { stage: StageId }>;
type StateOf<Kind extends StageState["kind"]> = Extract<StageState, { kind: Kind }>;

/** What an event makes of a stage; undefined where it does not fit what the stage is. */
export function moveStage(before: StageState, event: StageEvent): StageState | undefined {
  switch (before.kind) {
    case "waiting":
      return fromWaiting(event);
    case "gated":
      return fromGated(before, event);
    case "cleared":
      return started(event, before.last) ?? asked(event, before);
    case "sent":
      return fromSent(before, event);
    case "broken":
      return fromBroken(before, event);
    case "asked":
      return fromAsked(before, event);
    case "succeeded":
    case "absent":
      return undefined;
  }
}

function fromWaiting(event: StageEvent): StageState | undefined {
  if (event.event === "gate_opened") return { kind: "gated", approvalId: event.approval_id };
  return started(event, NOT_YET) ?? asked(event, { last: NOT_YET });
}

function fromGated({ approvalId }: StateOf<"gated">, event: StageEvent): StageState | undefined {
  if (event.event === "stage_skipped" && event.approval_id === approvalId) {
    return { kind: "absent", error: event.error, last: NOT_YET };
  }
  if (event.event !== "gate_passed" || event.approval_id !== approvalId) return undefined;
  return { kind: "cleared", last: { ...NOT_YET, edited: event.edited } };
}

function fromSent({ handoffId, last }: StateOf<"sent">, event: StageEvent): StageState | undefined {
  if (!("handoff_id" in event) || event.handoff_id !== handoffId) return undefined;
  if (event.event === "handoff_succeeded") {
    return { kind: "succeeded", result: event.result, handoffId, last };
  }
  if (event.event !== "handoff_failed") return undefined;
  return { kind: "broken", error: event.error, handoffId, last, routed: event.routed };
}

function fromBroken(before: StateOf<"broken">, event: StageEvent): StageState | undefined {
  if (event.event === "failure_recorded") {
    const { error, handoffId, last } = before;
    return { kind: "absent", error, handoffId, last };
  }
  return started(event, before.last) ?? asked(event, before);
}

function fromAsked(before: StateOf<"asked">, event: StageEvent): StageState | undefined {
  if (!("approval_id" in event) || event.approval_id !== before.approvalId) return undefined;
  const { last } = before;
  if (event.event === "stage_skipped") return { kind: "absent", error: event.error, last };
  return event.event === "human_answered" ? fromAnswer(before, event) : undefined;
}

type Answer = Extract<StageEvent, { event: "human_answered" }>;

function fromAnswer(before: StateOf<"asked">, { answer, result, reason }: Answer): StageState {
  const { error, last, routed } = before;
  switch (answer) {
    case "result":
      return { kind: "succeeded", result: result ?? null, last };
    case "retry":
      return again(last);
    case "unanswered": {
      const lapsed = { type: "approval_expired", message: reason ?? "Nobody answered." };
      return { kind: "broken", error: error ?? lapsed, last, routed };
    }
    case "fail": {
      const message = reason ?? "A person ended it.";
      // Past the end of the fallback chain: a person's no is not tried around.
      const over = { ...last, step: Number.MAX_SAFE_INTEGER };
      return { kind: "broken", error: { type: "rejected_by_human", message }, last: over };
    }
  }
}

function started(event: StageEvent, { edited }: Attempt): StageState | undefined {
  if (event.event !== "handoff_sent") return undefined;
  const { handoff_id: handoffId, attempt, step, tries } = event;
  return { kind: "sent", handoffId, last: { attempt, step, tries, edited } };
}

function asked(
  event: StageEvent,
  {
    last,
    error,
    routed,
  }: Pick<StateOf<"broken">, "last" | "routed"> & Partial<Pick<StateOf<"broken">, "error">>,
): StageState | undefined {
  if (event.event !== "human_asked") return undefined;
  const { approval_id: approvalId, step = last.step } = event;
  return { kind: "asked", approvalId, error, last: { ...last, step }, routed };
}

/** From the start of the fallback chain, under a number of its own. */
export function again({ attempt, edited }: Attempt): StageState {
  return { kind: "cleared", last: { ...NOT_YET, attempt, edited } };
}
