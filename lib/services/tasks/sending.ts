import { createHash } from "node:crypto";
import type { AgentRow } from "@/db/queries/runtime/agents";
import { reachOf } from "@/lib/domain/handoff/taxonomy";
import { canonicalJson } from "@/lib/domain/json";
import type { PipelineWorld, Prepared } from "@/lib/domain/pipeline/prepare-handoff";
import type { Nanos } from "@/lib/domain/time";
import type { Route } from "./route-task";
import type { TaskRequest } from "./task-request";

/** A handoff that passed the pipeline: to whom, with what crosses. */
export type Sending = {
  request: TaskRequest;
  route: Extract<Route, { kind: "agent" | "queue" | "choice" }>;
  world: PipelineWorld;
  prepared: Extract<Prepared, { kind: "ready" }>;
  initiatedAt: Nanos;
};

/** `isTaken`: the request's taker has it from the beginning. */
export type Ready = { kind: "ready"; isTaken: boolean; sending: Sending };

/** Whether a worker of ours runs or calls it (others come and claim), and whether it is started for it. */
export function isReachedBy(route: Sending["route"]) {
  if (route.kind === "choice") return { isPerformed: true, isStarted: false };
  return reachOf(route.kind === "agent" ? route.agent?.kind : undefined);
}

/** Whoever has room takes it, not who is just there. */
export function isQueued({ request, route }: Sending): boolean {
  return request.pattern === "pull" || route.kind !== "agent";
}

/** A worker performs it at once. */
export function canBegin(sending: Sending): boolean {
  const { isPerformed } = isReachedBy(sending.route);
  return isPerformed && !isQueued(sending) && sending.request.delayMs === 0;
}

export function agentOf(route: Sending["route"]): AgentRow | undefined {
  return route.kind === "agent" ? route.agent : undefined;
}

export function printOf({ data, outputKey: key }: TaskRequest): string | null {
  if (data === undefined) return key ?? null;
  return createHash("sha256").update(canonicalJson(data)).digest("hex");
}
