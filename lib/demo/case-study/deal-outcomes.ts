import { HANDOFF_TYPES } from "../../domain/handoff/taxonomy";
import type { Random } from "../seeded-random";
import { itemAt } from "../seeded-random";
import { MARGINS } from "./margins";
import type { Slot, SlotPosition } from "./slot";

/** Who is retried has failed; who is answered fails less often than who is left open. */
const LUCK: Readonly<Record<SlotPosition, number>> = { retried: -1, open: 0, answered: 0.45 };

/** Deals size and outcome so that every cell of type × size × success has its exact count. */
export function dealOutcomes(slots: readonly Slot[], random: Random): void {
  for (const type of HANDOFF_TYPES) {
    const margins = MARGINS[type];
    const ranked = byLuck(
      slots.filter((slot) => slot.type === type),
      random,
    );
    const badSizes = random.shuffle(sizeDeck(margins.notSucceededBySize));
    const goodSizes = random.shuffle(
      sizeDeck(
        margins.bySize.map((count, size) => count - itemAt(margins.notSucceededBySize, size)),
      ),
    );
    const bad = ranked.slice(0, badSizes.length);
    const unfinished = new Set(
      bad.filter((slot) => slot.position === "open").slice(0, margins.incomplete),
    );
    for (const [index, slot] of bad.entries()) {
      slot.size = itemAt(badSizes, index);
      slot.outcome = unfinished.has(slot) ? "incomplete" : "failed";
    }
    for (const [index, slot] of ranked.slice(badSizes.length).entries()) {
      slot.size = itemAt(goodSizes, index);
    }
  }
}

function byLuck(slots: readonly Slot[], random: Random): Slot[] {
  return slots
    .map((slot) => ({ slot, luck: random.next() + LUCK[slot.position] }))
    .sort((a, b) => a.luck - b.luck)
    .map(({ slot }) => slot);
}

function sizeDeck(counts: readonly number[]): number[] {
  return counts.flatMap((count, size) => Array.from({ length: count }, () => size));
}
