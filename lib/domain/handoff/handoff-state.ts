import type { HandoffId, TraceId } from "../ids";
import type { Nanos } from "../time";
import type { Handoff, HandoffContexts, HandoffError, HandoffTiming } from "./handoff";
import type { HandoffEnding } from "./outcome";
import {
  earliest,
  latest,
  mergeMaps,
  mergeRegisters,
  type Reading,
  type Registers,
} from "./register";

type Known<Fields> = { [Name in keyof Fields]: NonNullable<Fields[Name]> };

/** Scalars: the first to state one is believed (rulings, 5). */
export type FirstFacts = Known<HandoffTiming> &
  Known<Omit<HandoffContexts, "result">> &
  Known<
    Pick<
      Handoff,
      | "fromAgent"
      | "toAgent"
      | "fromService"
      | "toService"
      | "task"
      | "declaredType"
      | "declaredParentId"
      | "pattern"
      | "reason"
      | "mode"
      | "phase"
      | "justification"
      | "acceptanceCriteria"
      | "requiredTools"
      | "outputKey"
      | "explicit"
      | "validated"
      | "staged"
      | "inferredWhy"
      | "initiatedAt"
      | "sentAt"
      | "arrivedAt"
      | "readyAt"
      | "receivedAt"
      | "acceptedAt"
      | "returnedAt"
      | "loopState"
    >
  > & {
    claimedAt: Nanos;
    coldStart: boolean;
    /** Who acted as the callee: names the target of a handoff that went to a queue. */
    calleeAgent: string;
  };

export type Ending = { kind: HandoffEnding; error: HandoffError | null; toolError: boolean };

/** What the last event to say it decides. */
export type LastFacts = Known<Pick<Handoff, "usage">> &
  Known<Pick<HandoffContexts, "result">> & { ending: Ending };

/** All that is known of one handoff, as a product of semilattices: see `mergeStates`. */
export type HandoffState = {
  id: HandoffId;
  /** Written by every event, so its reading is also the first sign of life. */
  trace: Reading<TraceId>;
  /** Written by every event, so its reading is also the last sign of life. */
  contact: Reading<"heard" | "lost">;
  /** A native sender leaves out only what is not there; a foreign one may just not know. */
  isToldNatively: boolean;
  first: Registers<FirstFacts>;
  last: Registers<LastFacts>;
  ratings: ReadonlyMap<string, Reading<number>>;
  /** By approval id: whether it was decided. A decision stands, whatever the clocks say. */
  approvals: ReadonlyMap<string, boolean>;
};

/** Joins two states of the same handoff; commutative, associative and idempotent. */
export function mergeStates(a: HandoffState, b: HandoffState): HandoffState {
  return {
    id: a.id,
    trace: earliest(a.trace, b.trace),
    contact: latest(a.contact, b.contact),
    isToldNatively: a.isToldNatively || b.isToldNatively,
    first: mergeRegisters(a.first, b.first, earliest),
    last: mergeRegisters(a.last, b.last, latest),
    ratings: mergeMaps(a.ratings, b.ratings, latest),
    approvals: mergeMaps(a.approvals, b.approvals, (mine, theirs) => mine || theirs),
  };
}
