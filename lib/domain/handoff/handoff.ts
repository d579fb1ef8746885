import type { LoopState, Usage } from "../event/shapes";
import type { PayloadRef } from "../event/native-event";
import type { HandoffId, TraceId } from "../ids";
import type { Nanos } from "../time";
import type {
  HandoffFlag,
  HandoffMode,
  HandoffOutcome,
  HandoffPattern,
  HandoffPhase,
  HandoffStanding,
  HandoffType,
} from "./taxonomy";

/** Durations in milliseconds; null is unknown, never zero. */
export type HandoffTiming = {
  routingMs: number | null;
  serializationMs: number | null;
  networkMs: number | null;
  initMs: number | null;
  deserializationMs: number | null;
  handoffMs: number | null;
  executionMs: number | null;
};

/** What was observed of the context at each stage, and what came back. */
export type HandoffContexts = {
  held: PayloadRef | null;
  sent: PayloadRef | null;
  received: PayloadRef | null;
  understood: PayloadRef | null;
  result: PayloadRef | null;
};

export type HandoffError = { type: string; message: string | null };

/**
 * One handoff as its own events tell it: the result of `foldHandoff`.
 * Unknown is null, never false. What only the whole trace can say is in `PlacedHandoff`.
 */
export type Handoff = {
  id: HandoffId;
  traceId: TraceId;
  fromAgent: string | null;
  toAgent: string | null;
  fromService: string | null;
  toService: string | null;
  task: string | null;
  declaredType: HandoffType | null;
  declaredParentId: HandoffId | null;
  pattern: HandoffPattern | null;
  reason: string | null;
  mode: HandoffMode | null;
  phase: HandoffPhase | null;
  justification: string | null;
  acceptanceCriteria: readonly string[];
  requiredTools: readonly string[];
  outputKey: string | null;
  explicit: boolean | null;
  justified: boolean | null;
  validated: boolean | null;
  staged: boolean | null;
  pooled: boolean | null;
  inferred: boolean;
  inferredWhy: string | null;
  outcome: HandoffOutcome;
  standing: HandoffStanding | null;
  error: HandoffError | null;
  initiatedAt: Nanos | null;
  sentAt: Nanos | null;
  arrivedAt: Nanos | null;
  readyAt: Nanos | null;
  receivedAt: Nanos | null;
  acceptedAt: Nanos | null;
  completedAt: Nanos | null;
  returnedAt: Nanos | null;
  /** The earliest and the last sign of life of any event: order and the incomplete timer use them. */
  firstSignAt: Nanos;
  lastSignAt: Nanos;
  timing: HandoffTiming;
  flags: readonly HandoffFlag[];
  quality: number | null;
  usage: Usage | null;
  loopState: LoopState | null;
  contexts: HandoffContexts;
  contextBytes: number | null;
};

/** A handoff placed in its trace: order, type and parent follow from all handoffs together. */
export type PlacedHandoff = Handoff & {
  seq: number;
  type: HandoffType;
  parentId: HandoffId | null;
};
