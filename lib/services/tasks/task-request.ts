import type { Taker } from "@/db/queries/runtime/tasks";
import type { BoardKey } from "@/lib/domain/blackboard/key";
import type { HandoffMode, HandoffPattern, HandoffPhase } from "@/lib/domain/handoff/taxonomy";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { TaskHints } from "@/lib/contracts/task";
import type { StageId } from "@/lib/domain/orchestration/workflow";
import type { RouteDecision } from "@/lib/domain/routing/route-decision";
import type { RunId } from "@/lib/domain/task/task";

/** A handoff that somebody asks the runtime to carry. Durations are in milliseconds. */
export type TaskRequest = {
  handoffId: HandoffId;
  traceId: TraceId;
  parentId?: HandoffId | undefined;
  /** Without a stage: an agent hands on below one. */
  run?: { id: RunId; stage: StageId | null; rulesVersion: number } | undefined;
  fromAgent: string;
  /** Without a name, whoever has the tools. */
  toAgent?: string | undefined;
  task: string;
  context: Record<string, Json>;
  /** For the blackboard: only its key travels; in a stream: its chunks. */
  data?: Json | undefined;
  /** A key of the blackboard that the caller was found to be allowed to read. */
  outputKey?: BoardKey | undefined;
  justification?: string | undefined;
  requiredTools: readonly string[];
  acceptanceCriteria: readonly string[];
  phase?: HandoffPhase | undefined;
  pattern: HandoffPattern;
  /** Left out: as the rule says that routes it, else the default. */
  ackTimeoutMs?: number | undefined;
  timeoutMs?: number | undefined;
  attempt: number;
  delayMs: number;
  /** What the whole trace is for; undefined: this handoff's own task and context. */
  originalRequest?: Json | undefined;
  handoffsMax?: number | undefined;
  /** The failed handoff that this one tries again. */
  retryOf?: HandoffId | undefined;
  /** Handoffs that the caller knows of and this trace does not, and whom they went to. */
  handoffsBefore?: number | undefined;
  visitedBefore?: readonly string[] | undefined;
  reason?: string | undefined;
  mode?: HandoffMode | undefined;
  hints?: TaskHints | undefined;
  /** Who takes it at once, if a worker performs it and nothing delays it. */
  taker?: Taker | undefined;
  /** It was routed before: this is a further attempt of that decision. */
  routed?: RouteDecision | undefined;
};
