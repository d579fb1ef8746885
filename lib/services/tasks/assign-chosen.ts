import { findAgent } from "@/db/queries/runtime/agents";
import { addPerformJobs } from "@/db/queries/runtime/jobs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { assignTask, type TaskRow } from "@/db/queries/runtime/tasks";
import { reachOf } from "@/lib/domain/handoff/taxonomy";
import { asJson } from "@/lib/domain/json";
import { HANDOFFS_MAX } from "@/lib/domain/pipeline/guard-loop";
import {
  type PipelineWorld,
  type Prepared,
  prepareHandoff,
} from "@/lib/domain/pipeline/prepare-handoff";
import type { Candidate } from "@/lib/domain/routing/choose-agent";
import { describeDecision } from "@/lib/domain/routing/route-decision";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import { formatInstant, msBetween, type Nanos } from "@/lib/domain/time";
import { workLost } from "../agent-work/hold-task";
import type { ServiceContext } from "../context";
import { initiatedEvents } from "./handoff-events";
import { pipelineWorld, readPipeline } from "./pipeline-world";
import type { Route } from "./route-task";
import { readRoutingWorld } from "./routing-world";
import type { TaskRequest } from "./task-request";

/** The handoff was counted when it was asked for. */
const COUNTED_ALREADY = Number.MAX_SAFE_INTEGER;

/** Whom a handoff without an agent may be given: whoever is up and has the tools. */
export async function listChoices(
  ctx: ServiceContext,
  { requiredTools, fromAgent, route }: TaskRow,
): Promise<Candidate[]> {
  const { free } = await readRoutingWorld(ctx, NO_RULES);
  return free.filter(
    ({ name, isAlive, capabilities }) =>
      isAlive &&
      name !== fromAgent &&
      name !== route?.chooser &&
      requiredTools.every((tool) => capabilities.includes(tool)),
  );
}

type Chosen = { task: TaskRow; agent: string; reason: string; askedAt: Nanos };
type Assigned =
  | { kind: "assigned" }
  | { kind: "refused"; error: { type: string; message: string } };

/**
 * Gives it to whom the chooser picked, through the same pipeline as if its caller had named that agent:
 * what the two agreed on holds. Its handoff begins now; the time until here was its routing.
 */
export async function assignChosen(ctx: ServiceContext, chosen: Chosen): Promise<Assigned> {
  const { task } = chosen;
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const route = await routeTo(inside, chosen);
    const request = requestOf(task, route.name);
    const read = await readPipeline(inside, { request, to: route.name });
    const world = pipelineWorld(request, { route, read });
    const dataPrint = task.payload.data_print ?? task.payload.output_key ?? null;
    const plan = { ...request, justification: undefined, data: undefined, dataPrint };
    const prepared = prepareHandoff(plan, world);
    if (prepared.kind === "refused") {
      const { code, message } = prepared.refusal;
      return { kind: "refused", error: { type: code, message } };
    }
    await give(inside, { ...chosen, route, request, world, prepared });
    return { kind: "assigned" };
  });
}

type ChosenRoute = Extract<Route, { kind: "agent" }>;

async function routeTo(
  { db, projectId }: ServiceContext,
  { task, agent: name, reason }: Chosen,
): Promise<ChosenRoute> {
  const { chooser = "", ...decided } = task.route ?? NO_DECISION;
  const decision = { ...decided, why: `${decided.why}; ${chooser} chose ${name}: ${reason}` };
  const agent = await findAgent(db, { projectId, name });
  return { kind: "agent", name, agent, decision, why: describeDecision(decision) };
}

type Giving = Chosen & {
  route: ChosenRoute;
  request: TaskRequest;
  world: PipelineWorld;
  prepared: Extract<Prepared, { kind: "ready" }>;
};

async function give(
  ctx: ServiceContext,
  { task, route, request, world, prepared, askedAt }: Giving,
): Promise<void> {
  const { db, projectId } = ctx;
  const { name, agent, decision = null } = route;
  const { isPerformed, isStarted } = reachOf(agent?.kind);
  const { payload: context, justification } = prepared;
  const payload = { ...task.payload, context, justification };
  const assigned = await assignTask(db, task, {
    toAgent: name,
    isPerformed,
    isStarted,
    payload,
    route: decision,
  });
  if (!assigned) throw workLost(task.handoffId);
  if (isPerformed) await addPerformJobs(db, [assigned]);
  const at = ctx.now();
  const { chain, count } = world.loop;
  const [initiated, ...steps] = initiatedEvents(assigned, {
    held: { ...request.context, parent_context: asJson(world.parent ?? {}) },
    at,
    sentAt: at,
    count,
    visited: [...new Set(chain)],
    max: Math.max(count, HANDOFFS_MAX),
    steps: [{ step: "routed", detail: route.why }, { step: isPerformed ? "delivered" : "queued" }],
    request: {},
  });
  const routingMs = Math.max(0, msBetween(askedAt, at));
  const timing = { sent_at: formatInstant(at), routing_ms: routingMs };
  const events = initiated ? [{ ...initiated, timing }, ...steps] : steps;
  await insertOutbox(db, { projectId, events });
}

const NO_DECISION = {
  rule: null,
  version: 0,
  why: "",
  skipped: [],
  fallback: [],
  step: -1,
  tries: 0,
  chooser: "",
};

function requestOf(task: TaskRow, toAgent: string): TaskRequest {
  const { payload } = task;
  const { parent_context: parent, ...context } = payload.context;
  const isParent = typeof parent === "object" && parent !== null && !Array.isArray(parent);
  return {
    handoffId: task.handoffId,
    traceId: task.traceId,
    parentId: task.parentId ?? undefined,
    fromAgent: task.fromAgent,
    toAgent,
    task: payload.task,
    context,
    justification: undefined,
    requiredTools: task.requiredTools,
    acceptanceCriteria: payload.acceptance_criteria,
    phase: payload.phase,
    pattern: task.pattern,
    attempt: task.attempt,
    delayMs: 0,
    originalRequest: isParent ? parent["original_request"] : undefined,
    handoffsMax: COUNTED_ALREADY,
  };
}

/** What nobody was found for is a handoff too (ruling 8). */
export async function tellUnchosen({ db, projectId, ...ctx }: ServiceContext, task: TaskRow) {
  const at = formatInstant(ctx.now());
  const { traceId: trace_id, handoffId: handoff_id, fromAgent: from_agent, payload } = task;
  await insertOutbox(db, {
    projectId,
    events: [
      {
        event: "handoff_initiated",
        trace_id,
        handoff_id,
        at,
        from_agent,
        task: payload.task,
        validation: false,
      },
    ],
  });
}
