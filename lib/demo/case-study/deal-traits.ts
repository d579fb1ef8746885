import { HANDOFF_TYPES } from "../../domain/handoff/taxonomy";
import type { Random } from "../seeded-random";
import { JUSTIFIED_SHARE, MARGINS, NEVER_RECEIVED, UNSTAGED, VALIDATED } from "./margins";
import type { Slot } from "./slot";

type Test = (slot: Slot) => boolean;

/** Takes exactly `count` of the slots that pass, at random. */
export function take(slots: readonly Slot[], count: number, random: Random): Slot[] {
  return random.shuffle(slots).slice(0, count);
}

/** Deals what the case study measured the effect of: each trait has an exact count by outcome. */
export function dealTraits(slots: readonly Slot[], random: Random): void {
  const among = (test: Test) => slots.filter(test);
  dealImplicit(among, random);
  dealReasons(among, random);
  const validated = [
    ...take(among(hasSucceeded), VALIDATED.succeeded, random),
    ...take(among(hasNotSucceeded), VALIDATED.notSucceeded, random),
  ];
  for (const slot of validated) slot.isValidated = true;
  for (const type of HANDOFF_TYPES) {
    const ofType = among((slot) => slot.type === type);
    const justified = take(ofType, Math.round(ofType.length * JUSTIFIED_SHARE), random);
    for (const slot of justified) slot.isJustified = true;
  }
  dealLost(among, random);
  dealStages(among, random);
  for (const slot of slots) slot.phase = phaseOf(slot, random);
}

function dealImplicit(among: (test: Test) => Slot[], random: Random): void {
  for (const type of HANDOFF_TYPES) {
    const { implicit } = MARGINS[type];
    for (const outcome of ["succeeded", "failed", "incomplete"] as const) {
      const candidates = among((slot) => slot.type === type && slot.outcome === outcome);
      for (const slot of take(candidates, implicit[outcome], random)) slot.isExplicit = false;
    }
  }
}

function dealReasons(among: (test: Test) => Slot[], random: Random): void {
  for (const type of HANDOFF_TYPES) {
    const deck = random.shuffle(among((slot) => slot.type === type));
    let next = 0;
    for (const [reason, count] of Object.entries(MARGINS[type].reasons)) {
      for (const slot of deck.slice(next, next + count)) slot.reason = reason;
      next += count;
    }
  }
}

/** A return that arrived is complete (rulings, 4), so an incomplete one never arrived. */
function dealLost(among: (test: Test) => Slot[], random: Random): void {
  const incomplete = among((slot) => slot.outcome === "incomplete" && !slot.hasInner);
  const returns = incomplete.filter((slot) => slot.type === "return");
  const others = incomplete.filter((slot) => slot.type !== "return");
  const lost = [...returns, ...take(others, NEVER_RECEIVED - returns.length, random)];
  for (const slot of lost) slot.isReceived = false;
}

function dealStages(among: (test: Test) => Slot[], random: Random): void {
  for (const slot of among((slot) => isRoute(slot) && slot.isInStages)) slot.isStaged = true;
  const alone = among((slot) => isRoute(slot) && !slot.isInStages && !slot.hasInner);
  const unstaged = [
    ...take(alone.filter(hasSucceeded), UNSTAGED.succeeded, random),
    ...take(alone.filter(hasNotSucceeded), UNSTAGED.notSucceeded, random),
  ];
  for (const slot of unstaged) slot.isStaged = false;
}

/** The best point is after data collection and before action: `ready` fails least. */
function phaseOf(slot: Slot, random: Random): Slot["phase"] {
  const roll = random.next();
  const [gathering, executing] = hasSucceeded(slot) ? [0.12, 0.26] : [0.34, 0.54];
  if (roll < gathering) return "gathering";
  return roll < executing ? "executing" : "ready";
}

function isRoute(slot: Slot): boolean {
  return slot.type === "route";
}

function hasSucceeded(slot: Slot): boolean {
  return slot.outcome === "succeeded";
}

function hasNotSucceeded(slot: Slot): boolean {
  return slot.outcome !== "succeeded";
}
