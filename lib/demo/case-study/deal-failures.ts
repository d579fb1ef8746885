import type { Random } from "../seeded-random";
import { take } from "./deal-traits";
import { CONTEXT_LOSS } from "./margins";
import type { FailureKind, Slot } from "./slot";

const OTHER_FAILURES: readonly FailureKind[] = [
  "tool_error",
  "tool_error",
  "model_timeout",
  "rate_limited",
  "invalid_output",
  "low_quality",
];

/** Says why each failed handoff failed: 62 % lost context, the rest broke on the way. */
export function dealFailures(slots: readonly Slot[], random: Random): void {
  const failed = slots.filter((slot) => slot.outcome === "failed");
  for (const slot of failed) {
    slot.failure = slot.isExplicit ? otherFailure(slot, random) : "implicit";
  }
  for (const isExplicit of [true, false]) {
    const { premature, transfer } = CONTEXT_LOSS[isExplicit ? "explicit" : "implicit"];
    const callees = failed.filter(
      (slot) => slot.isExplicit === isExplicit && slot.type !== "return",
    );
    const chosen = take(callees, premature + transfer, random);
    for (const [index, slot] of chosen.entries()) markLoss(slot, index < premature);
  }
}

function markLoss(slot: Slot, isPremature: boolean): void {
  slot.failure = isPremature ? "premature" : "transfer";
  if (isPremature) slot.phase = "gathering";
}

function otherFailure(slot: Slot, random: Random): FailureKind {
  return slot.type === "return" ? "invalid_output" : random.pick(OTHER_FAILURES);
}
