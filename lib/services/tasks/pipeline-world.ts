import type { AgentRow } from "@/db/queries/runtime/agents";
import { listTasksOfTrace, type TraceTask } from "@/db/queries/runtime/tasks";
import type { Json } from "@/lib/domain/json";
import { factPrints } from "@/lib/domain/pipeline/fact-prints";
import { HANDOFFS_MAX } from "@/lib/domain/pipeline/guard-loop";
import type {
  ParentContext,
  PipelineWorld,
  TargetAgent,
} from "@/lib/domain/pipeline/prepare-handoff";
import type { ServiceContext } from "../context";
import { agreedTerms } from "../contracts/agreed-terms";
import { findSecrets } from "../masking/find-secrets";
import type { Route } from "./route-task";
import type { TaskRequest } from "./task-request";

const TASKS_OF_TRACE_MAX = 2000;

/** All that the pipeline's rules look at, read in the transaction that will send the handoff. */
export async function pipelineWorld(
  ctx: ServiceContext,
  { request, route }: { request: TaskRequest; route: Exclude<Route, { kind: "no_route" }> },
): Promise<PipelineWorld> {
  const { projectId } = ctx;
  const place = { projectId, traceId: request.traceId, limit: TASKS_OF_TRACE_MAX };
  const earlier = await listTasksOfTrace(ctx.db, place);
  const ancestors = ancestorsOf(request, earlier);
  return {
    target: route.kind === "agent" ? toTarget(route.agent) : openTarget(route, request),
    toAgent: route.kind === "agent" ? route.name : openName(route),
    routedWhy: route.why,
    contract: await agreedTerms(ctx, { from: request.fromAgent, ...receiverOf(route) }),
    parent: parentContext(request, ancestors),
    secretPaths: await findSecrets(ctx, {
      task: request.task,
      context: request.context,
      data: request.data ?? null,
    }),
    loop: {
      chain: chainOf(request, ancestors),
      visits: visitsOf(earlier),
      count: Math.max(countOf(earlier), request.handoffsBefore ?? 0),
      max: request.handoffsMax ?? HANDOFFS_MAX,
      isRetry: request.attempt > 1,
    },
  };
}

/** A queue has no name and no role: the default holds. */
function receiverOf(route: Exclude<Route, { kind: "no_route" }>) {
  return route.kind === "agent"
    ? { to: route.name, role: route.agent?.role ?? null }
    : { to: null, role: null };
}

function toTarget(agent: AgentRow | undefined): TargetAgent | undefined {
  if (!agent?.kind) return undefined;
  return { name: agent.name, capabilities: agent.capabilities, isAlive: !agent.isDown };
}

type Open = Extract<Route, { kind: "queue" | "human" }>;

function openName({ kind }: Open): string {
  return kind === "human" ? "human" : "the queue";
}

function openTarget(route: Open, { requiredTools }: TaskRequest): TargetAgent {
  return { name: openName(route), capabilities: requiredTools, isAlive: true };
}

/** The open handoffs above this one, from the root down. */
function ancestorsOf({ parentId }: TaskRequest, earlier: readonly TraceTask[]): TraceTask[] {
  const byId = new Map<string, TraceTask>(earlier.map((task) => [task.handoffId, task]));
  const found: TraceTask[] = [];
  for (let id = parentId; id && found.length < earlier.length;) {
    const parent = byId.get(id);
    if (!parent) break;
    found.push(parent);
    id = parent.parentId ?? undefined;
  }
  return found.toReversed();
}

function parentContext(request: TaskRequest, ancestors: readonly TraceTask[]): ParentContext {
  const root = ancestors[0];
  const original = request.originalRequest ??
    (root ? originalOf(root.payload.context) : undefined) ?? {
      task: request.task,
      context: request.context,
    };
  return {
    original_request: original,
    lineage: ancestors.map(({ fromAgent, payload }) => ({ agent: fromAgent, task: payload.task })),
  };
}

function originalOf({ parent_context: parent }: Record<string, Json>): Json | undefined {
  const isParent = typeof parent === "object" && parent !== null && !Array.isArray(parent);
  return isParent ? parent["original_request"] : undefined;
}

function chainOf(
  { visitedBefore = [], fromAgent }: TaskRequest,
  ancestors: readonly TraceTask[],
): string[] {
  const above = [...visitedBefore, ...ancestors.map((ancestor) => ancestor.fromAgent)];
  return [...above.filter((agent) => agent !== fromAgent), fromAgent];
}

/** Trying again is no further handoff; the fallback chain bounds it. */
function countOf(earlier: readonly TraceTask[]): number {
  return earlier.filter(({ attempt }) => attempt === 1).length;
}

function visitsOf(earlier: readonly TraceTask[]): PipelineWorld["loop"]["visits"] {
  return earlier.flatMap(({ toAgent, payload }) => {
    if (toAgent === null) return [];
    const { parent_context: _, ...told } = payload.context;
    const print = payload.data_print ?? payload.output_key ?? null;
    return [{ agent: toAgent, facts: factPrints([payload.task, told, print]) }];
  });
}
