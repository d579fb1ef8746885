import type { Db } from "@/db/client";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { Usage } from "@/lib/domain/event/shapes";
import type { Json } from "@/lib/domain/json";
import type { RunFailure } from "@/lib/domain/orchestration/run-event";
import type { TaskPayload } from "@/lib/domain/task/task";
import type { HandoffId, ProjectId, TraceId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { SecretName } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "@/lib/services/context";

/** What an agent of any kind is given. The id is also the key under which its effects count once. */
export type RunnerTask = TaskPayload & {
  handoffId: HandoffId;
  traceId: TraceId;
  projectId: ProjectId;
  fromAgent: string;
  /** Its name, and where it is called. */
  agent: string;
  endpoint: string | null;
  /** How it works, as its kind takes it. */
  settings: Json;
  attempt: number;
  /** With it an agent that answers later says that the work is its own. */
  lease: number;
};

export type RunnerIo = {
  /** For the kinds that keep something of their own between two processes. */
  ctx: ServiceContext;
  /** Aborts when the work is no longer this worker's: cancelled, timed out, lease lost, shutdown. */
  signal: AbortSignal;
  /** The agent takes the work on. */
  accept: () => Promise<void>;
  /** For kinds that are started: an instance has the work now. */
  receive: (how: Receipt) => Promise<void>;
};

/** `readyAt`: of the instance that has it; cold, where it was started for this. */
export type Receipt = { arrivedAt: Nanos; readyAt: Nanos; isCold: boolean };

/**
 * An agent answers at once whether it takes the work, and in the end with one of these. `later`: it took
 * it and will say so itself, through the API, under the same lease. `waiting`: it laid its work down, and
 * what it waits for gives it to a worker again.
 */
export type RunnerResult =
  | { kind: "later" }
  | { kind: "waiting" }
  | { kind: "completed"; result: Json; usage?: Usage }
  | { kind: "failed"; error: RunFailure }
  | { kind: "rejected"; reason: string };

/** One kind of agent. What it throws is a failure of the agent, never of the runtime. */
export type Runner = (task: RunnerTask, io: RunnerIo) => Promise<RunnerResult>;

/** Finds the agent for a handoff that has none, or says why there is none. */
export type Chooser = (
  task: TaskRow,
  io: Pick<RunnerIo, "ctx" | "signal">,
) => Promise<RunnerResult>;

/** What a worker does again and again beside its jobs; says how much there was to do. */
export type Chore = {
  what: string;
  everyMs: number;
  round: (db: Db, now: () => Nanos) => Promise<number>;
};

/** What a worker has of one agent just now, and how handoffs found it since the worker began. */
export type PoolFigures = {
  projectId: ProjectId;
  agent: string;
  warm: number;
  busy: number;
  max: number;
  coldStarts: number;
  warmStarts: number;
};

/** A secret of the vault that an agent may send to this address; an AppError says why it may not. */
export type CredentialFor = (
  ctx: ServiceContext,
  wanted: { agent: string; name: SecretName; url: URL },
) => Promise<string>;

/** What went wrong is ours (a database that is away): the job is done again, and no agent is to blame. */
export class RuntimeFault extends Error {}
