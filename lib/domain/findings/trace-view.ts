import type { Clause } from "../context/check-contract";
import type { Stage } from "../context/fact-state";
import type { LineageFact } from "../context/lineage-model";
import type { HandoffOutcome, HandoffPhase, HandoffType } from "../handoff/taxonomy";
import type { HandoffId } from "../ids";
import type { MaskedPlace } from "../masking/find-masked";
import type { FindingKind, FindingSeverity } from "./finding";
import type { FindingThresholds } from "./thresholds";

/** One handoff as findings see it. */
export type HandoffView = {
  id: HandoffId;
  seq: number;
  fromAgent: string | null;
  toAgent: string | null;
  type: HandoffType;
  parentId: HandoffId | null;
  outcome: HandoffOutcome;
  /** Facts that a sender may leave open: null is unknown, never false (ruling 1). */
  explicit: boolean | null;
  justified: boolean | null;
  validated: boolean | null;
  phase: HandoffPhase | null;
  requiredTools: readonly string[];
  /** As it was sent. */
  contextBytes: number | null;
  /** What the callee asked back for before it could begin. */
  questions: readonly string[];
  contract: readonly Clause[];
  /** Facts that were sent and did not arrive; null while one side is unknown. */
  transferLoss: readonly { path: string; text: string }[] | null;
  gapScore: number | null;
  secrets: readonly (MaskedPlace & { stage: Stage | "result" })[];
};

/** A trace as findings see it: all that the detectors need, read once. */
export type TraceView = { handoffs: readonly HandoffView[]; lineage: readonly LineageFact[] };

export type Evidence = {
  handoffId: HandoffId | null;
  stage: string | null;
  path: string | null;
  text: string;
};

/** Something wrong. `cause` tells it from others of its kind in the trace: seen again, it is the same. */
export type Detected = {
  cause: string;
  severity: FindingSeverity;
  title: string;
  handoffIds: HandoffId[];
  evidence: Evidence[];
};

export type FindingRule = {
  kind: FindingKind;
  remedy: { text: string; code: string };
  /** What the case study measured (seed); null where it did not. */
  caseStudyEffect: string | null;
  /** Pure: what it finds depends on the trace and on where it begins to speak. */
  detect(view: TraceView, thresholds: FindingThresholds): Detected[];
};

export function wayOf({ seq, fromAgent, toAgent }: HandoffView): string {
  return `handoff ${seq} (${fromAgent ?? "unknown"} → ${toAgent ?? "unknown"})`;
}
