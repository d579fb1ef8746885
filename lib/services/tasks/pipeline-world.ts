import type { AgentRow } from "@/db/queries/runtime/agents";
import {
  type EarlierTask,
  findTraceSoFar,
  listAncestors,
  type Visit,
} from "@/db/queries/runtime/tasks";
import { type Contract, termsFor } from "@/lib/domain/contract/contract";
import type { Json } from "@/lib/domain/json";
import { factPrints } from "@/lib/domain/pipeline/fact-prints";
import { HANDOFFS_MAX } from "@/lib/domain/pipeline/guard-loop";
import type {
  ParentContext,
  PipelineWorld,
  TargetAgent,
} from "@/lib/domain/pipeline/prepare-handoff";
import type { ServiceContext } from "../context";
import { agreedContract } from "../contracts/agreed-terms";
import { findSecrets } from "../masking/find-secrets";
import { checkInTime } from "../schemas/check-in-time";
import type { Route } from "./route-task";
import type { TaskRequest } from "./task-request";

const VISITS_MAX = 2000;
const ANCESTORS_MAX = 100;

/** What else the callee reads. */
function saidIn({ justification, acceptanceCriteria, reason }: TaskRequest) {
  return {
    justification: justification ?? null,
    acceptance_criteria: [...acceptanceCriteria],
    reason: reason ?? null,
  };
}

type Read = {
  count: number;
  ancestors: readonly EarlierTask[];
  visits: readonly Visit[];
  contract: Contract;
  secretPaths: string[];
};

/**
 * All that the pipeline's rules look at, read in the transaction that will send the handoff; `to` is the
 * agent, or null for a queue or a person.
 */
export async function readPipeline(
  ctx: ServiceContext,
  { request, to }: { request: TaskRequest; to: string | null },
): Promise<Read> {
  const { parentId, fromAgent: from, task, context, data = null } = request;
  const place = { projectId: ctx.projectId, traceId: request.traceId };
  const above = { ...place, limit: ANCESTORS_MAX };
  // All at once: they are on their way while the first is answered.
  const [soFar, ancestors, contract, secretPaths] = await Promise.all([
    findTraceSoFar(ctx.db, { ...place, agent: to, limit: VISITS_MAX }),
    parentId ? listAncestors(ctx.db, { ...above, handoffId: parentId }) : [],
    agreedContract(ctx, { from, to }),
    findSecrets(ctx, { task, context, data, ...saidIn(request) }),
  ]);
  return { ...soFar, ancestors, contract, secretPaths };
}

export function pipelineWorld(
  request: TaskRequest,
  {
    route,
    read: { count, ancestors, visits, contract, secretPaths },
  }: { route: Exclude<Route, { kind: "no_route" }>; read: Read },
): PipelineWorld {
  const role = route.kind === "agent" ? (route.agent?.role ?? null) : null;
  return {
    target: route.kind === "agent" ? toTarget(route.agent) : openTarget(route, request),
    toAgent: nameOf(route),
    routedWhy: route.why,
    contract: termsFor(contract, role, checkInTime),
    parent: parentContext(request, ancestors),
    secretPaths,
    loop: {
      chain: chainOf(request, ancestors),
      visits: visits.map((visit) => ({ agent: nameOf(route), facts: factsOf(visit) })),
      count: Math.max(count, request.handoffsBefore ?? 0),
      max: request.handoffsMax ?? HANDOFFS_MAX,
      isRetry: request.attempt > 1,
    },
  };
}

function toTarget(agent: AgentRow | undefined): TargetAgent | undefined {
  if (!agent?.kind) return undefined;
  return { name: agent.name, capabilities: agent.capabilities, isAlive: !agent.isDown };
}

function nameOf(route: Exclude<Route, { kind: "no_route" }>): string {
  if (route.kind === "agent") return route.name;
  if (route.kind === "choice") return "whoever is chosen";
  return route.kind === "human" ? "human" : "the queue";
}

function openTarget(
  route: Extract<Route, { kind: "queue" | "human" | "choice" }>,
  { requiredTools }: TaskRequest,
): TargetAgent {
  return { name: nameOf(route), capabilities: requiredTools, isAlive: true };
}

function parentContext(request: TaskRequest, ancestors: readonly EarlierTask[]): ParentContext {
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
  ancestors: readonly EarlierTask[],
): string[] {
  const above = [...visitedBefore, ...ancestors.map((ancestor) => ancestor.fromAgent)];
  return [...above.filter((agent) => agent !== fromAgent), fromAgent];
}

function factsOf({ payload }: Visit): Set<string> {
  const { parent_context: _, ...told } = payload.context;
  const print = payload.data_print ?? payload.output_key ?? null;
  return factPrints([payload.task, told, print]);
}
