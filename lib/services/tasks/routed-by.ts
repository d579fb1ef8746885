import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { RoutedBy } from "@/lib/domain/orchestration/routed-by";
import type { RouteDecision } from "@/lib/domain/routing/route-decision";

type Routed = Pick<TaskRow, "route" | "toAgent" | "requiredTools"> & { timeoutMs?: number };

/** What a run keeps of the rule that routed a handoff, for when it fails. */
export function routedBy(task: Routed): RoutedBy | undefined {
  const { route, toAgent, requiredTools, timeoutMs } = task;
  if (!route?.rule || route.fallback.length === 0) return undefined;
  const { rule, version, why, fallback, ack_timeout_ms: ackTimeoutMs } = route;
  return {
    rule,
    version,
    why,
    fallback,
    agent: toAgent,
    required_tools: [...requiredTools],
    ...(ackTimeoutMs === undefined ? {} : { ack_timeout_ms: ackTimeoutMs }),
    ...(timeoutMs === undefined ? {} : { timeout_ms: timeoutMs }),
  };
}

/** The decision that a further attempt belongs to. */
export function decisionOf(
  { rule, version, why, fallback }: RoutedBy,
  { step, tries }: Pick<RouteDecision, "step" | "tries">,
): RouteDecision {
  return { rule, version, why, fallback, skipped: [], step, tries };
}
