import type { NewTask } from "@/db/queries/runtime/insert-task";
import { outputKey } from "@/lib/domain/blackboard/key";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { isReachedBy, printOf, type Ready, type Sending } from "./sending";
import type { TaskRequest } from "./task-request";

const ACK_TIMEOUT_MS = 30_000;
const TIMEOUT_MS = 300_000;

/** As it is stored. */
export function rowOf(ctx: ServiceContext, { sending, isTaken }: Omit<Ready, "kind">): NewTask {
  const { request, route, prepared } = sending;
  const { requiredTools, ackTimeoutMs, timeoutMs, ...routed } = asRouted(request, route);
  return {
    projectId: ctx.projectId,
    handoffId: request.handoffId,
    traceId: request.traceId,
    parentId: request.parentId ?? null,
    runId: request.run?.id ?? null,
    stage: request.run?.stage ?? null,
    fromAgent: request.fromAgent,
    requiredTools,
    ackTimeoutMs,
    timeoutMs,
    ...routed,
    attempt: request.attempt,
    delayMs: request.delayMs,
    payload: {
      task: request.task,
      context: contextOf({ request, route, prepared }),
      justification: prepared.justification,
      acceptance_criteria: [...request.acceptanceCriteria],
      required_tools: requiredTools,
      ...(request.phase ? { phase: request.phase } : {}),
      ...boardPayload(request),
    },
    createdAt: ctx.now(),
    ...isReachedBy(route),
    taker: isTaken ? request.taker : undefined,
  };
}

/** What crosses is settled when it is known to whom. */
function contextOf({
  request,
  route,
  prepared,
}: Pick<Sending, "request" | "route" | "prepared">): Record<string, Json> {
  if (route.kind !== "choice") return prepared.payload;
  const { parent_context: parent = null } = prepared.payload;
  return { ...request.context, parent_context: parent };
}

/** What the routing decided about it; limits that the request gives itself go before the rule's. */
export function asRouted(request: TaskRequest, route: Sending["route"]) {
  const { rule, decision } = route;
  const ackTimeoutMs = request.ackTimeoutMs ?? rule?.ack_timeout_ms ?? ACK_TIMEOUT_MS;
  const timeoutMs = request.timeoutMs ?? rule?.timeout_ms ?? TIMEOUT_MS;
  const kept = decision ? { ...decision, ack_timeout_ms: ackTimeoutMs } : null;
  const limits = { ackTimeoutMs, timeoutMs, route: kept };
  if (route.kind === "choice") {
    const requiredTools = [...route.tools];
    return { ...limits, toAgent: null, requiredTools, pattern: request.pattern };
  }
  if (route.kind === "queue") {
    const requiredTools = [...route.tools];
    return { ...limits, toAgent: null, requiredTools, pattern: "pull" as const };
  }
  const requiredTools = [...request.requiredTools];
  return { ...limits, toAgent: route.name, requiredTools, pattern: request.pattern };
}

function boardPayload(request: TaskRequest) {
  const { data, fromAgent, handoffId, outputKey: given, pattern } = request;
  const isOnBoard = data !== undefined && pattern !== "streaming";
  const key = isOnBoard ? outputKey(fromAgent, handoffId) : given;
  const print = data === undefined ? null : printOf(request);
  return { ...(key ? { output_key: key } : {}), ...(print ? { data_print: print } : {}) };
}
