import type { Usage } from "@/lib/domain/event/shapes";
import type { Json } from "@/lib/domain/json";
import type { RunFailure } from "@/lib/domain/orchestration/run-event";
import type { TaskPayload } from "@/lib/domain/task/task";
import type { HandoffId, ProjectId, TraceId } from "@/lib/domain/ids";

/** What an agent of any kind is given. The id is also the key under which its effects count once. */
export type RunnerTask = TaskPayload & {
  handoffId: HandoffId;
  traceId: TraceId;
  projectId: ProjectId;
  fromAgent: string;
  /** Its name, and where it is called. */
  agent: string;
  endpoint: string | null;
  attempt: number;
  /** With it an agent that answers later says that the work is its own. */
  lease: number;
};

export type RunnerIo = {
  /** Aborts when the work is no longer this worker's: cancelled, timed out, lease lost, shutdown. */
  signal: AbortSignal;
  /** The agent takes the work on. */
  accept: () => Promise<void>;
};

/**
 * An agent answers at once whether it takes the work, and in the end with one of these. `later`: it took
 * it and will say so itself, through the API, under the same lease.
 */
export type RunnerResult =
  | { kind: "later" }
  | { kind: "completed"; result: Json; usage?: Usage }
  | { kind: "failed"; error: RunFailure }
  | { kind: "rejected"; reason: string };

/** One kind of agent. What it throws is a failure of the agent, never of the runtime. */
export type Runner = (task: RunnerTask, io: RunnerIo) => Promise<RunnerResult>;
