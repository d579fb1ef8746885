import type { HandoffPhase, HandoffType } from "../../domain/handoff/taxonomy";

/**
 * Where a handoff stands in its trace: `answered` is followed by a return, `retried` by a
 * loop of the callee (so it must have failed), `open` by neither.
 */
export type SlotPosition = "open" | "answered" | "retried";

export type FailureKind =
  | "implicit"
  | "transfer"
  | "premature"
  | "tool_error"
  | "model_timeout"
  | "rate_limited"
  | "invalid_output"
  | "low_quality";

/** One handoff of the plan: its place is fixed, its properties are dealt from exact decks. */
export type Slot = {
  readonly type: HandoffType;
  readonly position: SlotPosition;
  readonly hasInner: boolean;
  readonly isInStages: boolean;
  size: number;
  outcome: "succeeded" | "failed" | "incomplete";
  failure: FailureKind | null;
  isReceived: boolean;
  isExplicit: boolean;
  isValidated: boolean;
  isJustified: boolean;
  isStaged: boolean | null;
  isPooled: boolean;
  reason: string | null;
  phase: HandoffPhase;
  latencyUs: number;
};

export function newSlot(
  type: HandoffType,
  place: Pick<Slot, "position" | "hasInner" | "isInStages">,
): Slot {
  return {
    type,
    ...place,
    size: 0,
    outcome: "succeeded",
    failure: null,
    isReceived: true,
    isExplicit: true,
    isValidated: false,
    isJustified: false,
    isStaged: null,
    isPooled: false,
    reason: null,
    phase: "ready",
    latencyUs: 0,
  };
}
