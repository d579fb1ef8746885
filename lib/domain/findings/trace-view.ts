import type { Clause } from "../context/contract/clause";
import type { Stage } from "../context/fact-state";
import type { LineageFact } from "../context/lineage-model";
import type { HandoffError, HandoffTiming } from "../handoff/handoff";
import type {
  HandoffFlag,
  HandoffOutcome,
  HandoffPattern,
  HandoffPhase,
  HandoffStanding,
  HandoffType,
  SpanStatus,
} from "../handoff/taxonomy";
import type { HandoffId } from "../ids";
import type { MaskedPlace } from "../masking/find-masked";
import type { FindingKind, FindingSeverity } from "./finding";
import type { AgentKey } from "../trace/agent-identity";
import type { Nanos } from "../time";
import type { FindingThresholds } from "./thresholds";
import type { Order } from "./find-orders";
import type { PairPast } from "./pair-past";

/** One handoff as findings see it. */
export type HandoffView = {
  id: HandoffId;
  seq: number;
  fromAgent: string | null;
  toAgent: string | null;
  /** The same with their services: equal keys are the same agent. */
  fromKey: AgentKey | null;
  toKey: AgentKey | null;
  type: HandoffType;
  parentId: HandoffId | null;
  task: string | null;
  pattern: HandoffPattern | null;
  outputKey: string | null;
  outcome: HandoffOutcome;
  standing: HandoffStanding | null;
  error: HandoffError | null;
  flags: readonly HandoffFlag[];
  firstSignAt: Nanos;
  lastSignAt: Nanos;
  receivedAt: Nanos | null;
  acceptedAt: Nanos | null;
  completedAt: Nanos | null;
  timing: Pick<HandoffTiming, "initMs" | "handoffMs" | "executionMs">;
  /** Facts that a sender may leave open: null is unknown, never false (ruling 1). */
  explicit: boolean | null;
  justified: boolean | null;
  validated: boolean | null;
  staged: boolean | null;
  pooled: boolean | null;
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
  /** Data that reached the callee and reads like an order. */
  orders: readonly Order[];
  /** What it was told and what it answered, as `newsPrints`; null: unknown. Made when asked for. */
  told(): ReadonlySet<string> | null;
  answered(): ReadonlySet<string> | null;
  /** What is known of its pair of agents before it; null: nothing. */
  past: PairPast | null;
};

export type ToolCall = {
  agent: string;
  tool: string;
  startedAt: Nanos;
  status: SpanStatus;
  /** Equal for equal arguments; null: none, or unknown. */
  argumentsPrint: string | null;
};

/** Somebody wrote or read a key of the blackboard. */
export type BoardUse = {
  action: "wrote" | "read";
  key: string;
  agent: string;
  handoffId: HandoffId | null;
};

/** A trace as findings see it: all that the detectors need, read once. */
export type TraceView = {
  /** In order. */
  handoffs: readonly HandoffView[];
  lineage: readonly LineageFact[];
  /** In order of start. */
  calls: readonly ToolCall[];
  /** In order of time. */
  board: readonly BoardUse[];
};

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
