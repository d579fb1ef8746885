import { finishHandoff } from "./finish-handoff";
import type { FoldEvent } from "./fold-event";
import type { Handoff } from "./handoff";
import { mergeStates } from "./handoff-state";
import { stateOf } from "./state-of";

/** One handoff from its events, in any order, any number of times, in any batches. */
export function foldHandoff(events: readonly FoldEvent[]): Handoff | undefined {
  const [first, ...rest] = events;
  if (!first) return undefined;
  let state = stateOf(first);
  for (const event of rest) state = mergeStates(state, stateOf(event));
  return finishHandoff(state);
}
