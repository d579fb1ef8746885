import { HandoffId } from "../ids";
import { nanos, type Nanos } from "../time";
import { newsPrints } from "./news-prints";
import type { PairPast } from "./pair-past";
import type { HandoffView, TraceView } from "./trace-view";

const BEGAN_AT = 1_772_452_800_000_000_000n;

export const id = (text: string) => HandoffId.parse(text);

/** Seconds after the trace began. */
export function second(seconds: number): Nanos {
  return nanos(BEGAN_AT + BigInt(Math.round(seconds * 1000)) * 1_000_000n);
}

/** A delegation that worked, ten seconds after the one before it; nothing else is known. */
export function view(seq: number, fields: Partial<HandoffView> = {}): HandoffView {
  const { fromAgent = "Research", toAgent = "Analysis" } = fields;
  return {
    id: id(`h${seq}`),
    seq,
    fromAgent,
    toAgent,
    fromKey: fromAgent,
    toKey: toAgent,
    type: "delegate",
    parentId: null,
    task: null,
    pattern: null,
    outputKey: null,
    outcome: "succeeded",
    standing: null,
    error: null,
    flags: [],
    firstSignAt: second(seq * 10),
    lastSignAt: second(seq * 10 + 5),
    receivedAt: second(seq * 10 + 1),
    acceptedAt: null,
    completedAt: second(seq * 10 + 5),
    timing: { initMs: null, handoffMs: null, executionMs: null },
    explicit: null,
    justified: null,
    validated: null,
    staged: null,
    pooled: null,
    phase: null,
    requiredTools: [],
    contextBytes: null,
    questions: [],
    contract: [],
    transferLoss: null,
    gapScore: null,
    secrets: [],
    orders: [],
    told: () => null,
    answered: () => null,
    past: null,
    ...fields,
  };
}

/** It was told and answered this. */
export function said(told: string[], answered: string[] = []): Partial<HandoffView> {
  const [heard, back] = [newsPrints(told), newsPrints(answered)];
  return { told: () => heard, answered: () => back };
}

export function traceOf(
  handoffs: readonly HandoffView[],
  rest: Partial<Omit<TraceView, "handoffs">> = {},
): TraceView {
  return { handoffs, lineage: [], calls: [], board: [], ...rest };
}

const NO_PERIOD = { decided: 0, succeeded: 0, latencies: new Map<number, number>() };

export function past(fields: Partial<PairPast>): PairPast {
  return {
    now: NO_PERIOD,
    before: NO_PERIOD,
    warmInit: new Map<number, number>(),
    isJustifiedAtTimes: false,
    ...fields,
  };
}
