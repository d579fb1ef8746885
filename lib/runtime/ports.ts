import type { Usage } from "@/lib/domain/event/shapes";
import type { Json } from "@/lib/domain/json";
import type { RunFailure } from "@/lib/domain/orchestration/run-event";
import type { TaskPayload } from "@/lib/domain/task/task";

/** What an agent of any kind is given. The id is also the key under which its effects count once. */
export type RunnerTask = TaskPayload & {
  handoffId: string;
  traceId: string;
  /** Its name. */
  agent: string;
  attempt: number;
};

export type RunnerIo = {
  /** Aborts when the work is no longer this worker's: cancelled, timed out, lease lost, shutdown. */
  signal: AbortSignal;
  /** The agent takes the work on. */
  accept: () => Promise<void>;
};

/** An agent answers at once whether it takes the work, and in the end with one of these. */
export type RunnerResult =
  | { kind: "completed"; result: Json; usage?: Usage }
  | { kind: "failed"; error: RunFailure }
  | { kind: "rejected"; reason: string };

/** One kind of agent. What it throws is a failure of the agent, never of the runtime. */
export type Runner = (task: RunnerTask, io: RunnerIo) => Promise<RunnerResult>;
