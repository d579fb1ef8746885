import { clockFacts, type RoutingFacts } from "@/lib/domain/routing/facts";
import type { TaskRequest } from "./task-request";

type SoFar = { handoffCount: number; costUsd: number; nowMs: number };

/** What the rules look at; what the caller does not say is unknown. */
export function routingFacts(request: TaskRequest, { nowMs, ...soFar }: SoFar): RoutingFacts {
  const { hints = {} } = request;
  return {
    ...clockFacts(nowMs),
    task: request.task,
    from_agent: request.fromAgent,
    required_tools: request.requiredTools,
    context_bytes: Buffer.byteLength(JSON.stringify(request.context)),
    handoff_count: Math.max(soFar.handoffCount, request.handoffsBefore ?? 0),
    cost_usd: soFar.costUsd,
    pattern: request.pattern,
    phase: request.phase ?? null,
    reason: request.reason ?? null,
    task_type: hints.task_type ?? null,
    domain: hints.domain ?? null,
    complexity: hints.complexity ?? null,
    tags: hints.tags ?? null,
  };
}
