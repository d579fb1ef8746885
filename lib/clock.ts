import { nanos, nanosFromMs, type Nanos } from "./domain/time";

/** A clock that was set back by more is believed. */
const SET_BACK = nanos(1_000_000_000);

let last = nanos(0);

/**
 * The time, later at every call: the system's clock ticks in milliseconds, and what happens in one of them
 * (a result comes back, the next handoff begins) keeps its order.
 */
export function clock(): Nanos {
  const time = nanosFromMs(Date.now());
  const isNew = time > last || last - time > SET_BACK;
  last = isNew ? time : nanos(last + 1n);
  return last;
}
