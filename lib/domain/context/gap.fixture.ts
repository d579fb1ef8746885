import type { Json } from "../json";
import { createContextReader } from "./context";
import { analyseGap, type Gap, type ObservedStages } from "./gap";

/** The gap of one handoff of which only some stages were observed. */
export function gapOf(observed: Partial<ObservedStages>): Gap {
  const nothing = {
    held: undefined,
    sent: undefined,
    received: undefined,
    understood: undefined,
    used: undefined,
  };
  return analyseGap({ ...nothing, ...observed }, createContextReader());
}

/** `path: state` of everything that did not simply arrive. */
export function arrivalOf(sent: Json, received: Json): string[] {
  const gap = gapOf({ sent, received });
  const lines = [...gap.passed(10_000), ...gap.added(10_000)];
  return lines
    .filter(({ states }) => states.received !== "kept")
    .map(({ fact, states }) => `${fact.path}: ${states.received}`);
}
