import { createHash } from "node:crypto";
import type { AgentRow } from "@/db/queries/runtime/agents";
import { addPerformJobs, addTakeJobs } from "@/db/queries/runtime/jobs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { insertTask } from "@/db/queries/runtime/insert-task";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { outputKey } from "@/lib/domain/blackboard/key";
import { reachOf } from "@/lib/domain/handoff/taxonomy";
import {
  type PipelineWorld,
  type Prepared,
  prepareHandoff,
  type Refusal,
} from "@/lib/domain/pipeline/prepare-handoff";
import type { RoutedBy } from "@/lib/domain/orchestration/routed-by";
import { asJson, canonicalJson, type Json } from "@/lib/domain/json";
import { storeValue } from "../blackboard/store-value";
import { sendWhole } from "../streams/send-whole";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { initiatedEvents, receivedEvents, type Steps } from "./handoff-events";
import { pipelineWorld, readPipeline } from "./pipeline-world";
import { type Route, routeTask } from "./route-task";
import { routedBy } from "./routed-by";
import type { TaskRequest } from "./task-request";

const ACK_TIMEOUT_MS = 30_000;
const TIMEOUT_MS = 300_000;

export type TaskRefusal = Refusal | { code: "no_route"; message: string };
/** A handoff, with its agent as the transaction that made it read it. */
export type Sent = { task: TaskRow; agent: AgentRow | undefined };
export type Created =
  | ({ kind: "sent" } & Sent)
  /** A rule gives it to a person: who asked opens the question. */
  | {
      kind: "ask";
      question: string;
      request: TaskRequest;
      payload: Record<string, Json>;
      justification: string;
      why: string | undefined;
    }
  | {
      kind: "refused";
      refusal: TaskRefusal;
      toAgent: string | undefined;
      routed?: RoutedBy | undefined;
    };

/**
 * Carries a handoff through the pipeline in the caller's transaction: the handoff, its events and the
 * job that goes on with it are there together, or a refusal says which step and why.
 */
export async function createTask(ctx: ServiceContext, request: TaskRequest): Promise<Created> {
  const initiatedAt = ctx.now();
  // Whom it names is read about while the name is looked up.
  const named = request.toAgent;
  const [route, early] = await Promise.all([
    routeTask(ctx, request),
    named === undefined ? undefined : readPipeline(ctx, { request, to: named }),
  ]);
  if (route.kind === "no_route") {
    return {
      kind: "refused",
      refusal: { code: "no_route", message: route.why },
      toAgent: undefined,
    };
  }
  const to = route.kind === "agent" ? route.name : null;
  const read = early ?? (await readPipeline(ctx, { request, to }));
  const world = pipelineWorld(request, { route, read });
  const dataPrint = printOf(request);
  const { justification, data } = request;
  const plan = { ...request, justification, data, dataPrint };
  const prepared = prepareHandoff(plan, world);
  if (prepared.kind === "refused") {
    const toAgent = route.kind === "agent" ? route.name : undefined;
    const routed = route.kind === "human" ? undefined : routedBy(asRouted(request, route));
    return { kind: "refused", refusal: prepared.refusal, toAgent, routed };
  }
  if (route.kind === "human") {
    const { question, why } = route;
    const { payload, justification } = prepared;
    return { kind: "ask", question, request, payload, justification, why };
  }
  const task = await send(ctx, { request, route, world, prepared, initiatedAt });
  return { kind: "sent", task, agent: route.kind === "agent" ? route.agent : undefined };
}

function validatedDetail({ requiredTools }: TaskRequest, withheld: readonly string[]): string {
  const kept = withheld.length === 0 ? [] : [`withheld by contract: ${withheld.join(", ")}`];
  return [requiredTools.join(", "), ...kept].filter(Boolean).join("; ");
}

function printOf({ data, outputKey: key }: TaskRequest): string | null {
  if (data === undefined) return key ?? null;
  return createHash("sha256").update(canonicalJson(data)).digest("hex");
}

type Sending = {
  request: TaskRequest;
  route: Extract<Route, { kind: "agent" | "queue" | "choice" }>;
  world: PipelineWorld;
  prepared: Extract<Prepared, { kind: "ready" }>;
  initiatedAt: Nanos;
};

/** Whether a worker of ours runs or calls it (others come and claim), and whether it is started for it. */
function isReachedBy(route: Sending["route"]) {
  if (route.kind === "choice") return { isPerformed: true, isStarted: false };
  return reachOf(route.kind === "agent" ? route.agent?.kind : undefined);
}

/** Whoever has room takes it, not who is just there. */
function isQueued({ request, route }: Sending): boolean {
  return request.pattern === "pull" || route.kind !== "agent";
}

async function send(ctx: ServiceContext, sending: Sending): Promise<TaskRow> {
  const { db, projectId } = ctx;
  const { request, route, prepared } = sending;
  const { isPerformed, isStarted } = isReachedBy(route);
  const canBegin = isPerformed && !isQueued(sending) && request.delayMs === 0;
  const taker = canBegin ? request.taker : undefined;
  const row = { ...toRow(ctx, sending), isPerformed, isStarted };
  const task = await insertTask(db, { ...row, taker });
  if (!task) throw new Error(`the handoff ${request.handoffId} was sent before`);
  await putData(ctx, { request, data: prepared.data });
  const { delayMs } = request;
  if (isPerformed && !taker) await addPerformJobs(db, [task], { delayMs });
  if (route.kind === "queue") await addTakeJobs(db, [task], { delayMs });
  const at = ctx.now();
  const received = taker ? receivedEvents(task, { at, arrivedAt: at, readyAt: at }) : [];
  const initiated = initiatedEvents(task, toldOf(ctx, { sending, isPerformed }));
  // It begins once somebody is chosen: routing lies before it.
  const told = route.kind === "choice" ? initiated.slice(1) : initiated;
  const events = [...told, ...received];
  await insertOutbox(db, { projectId, events });
  return task;
}

function toldOf(
  ctx: ServiceContext,
  { sending, isPerformed }: { sending: Sending; isPerformed: boolean },
) {
  const { request, route, world, prepared } = sending;
  const { chain, count, max } = world.loop;
  const isDelivered = isPerformed && !isQueued(sending);
  const steps: Steps = [
    { step: "gathered" },
    { step: "validated", detail: validatedDetail(request, prepared.withheld) },
    { step: "routed", detail: route.why ?? `named by ${request.fromAgent}` },
    { step: isDelivered ? "delivered" : "queued", detail: prepared.warning },
  ];
  return {
    held: { ...request.context, parent_context: asJson(world.parent ?? {}) },
    at: sending.initiatedAt,
    // What waits to be tried again is not under way yet.
    sentAt: request.delayMs > 0 ? undefined : ctx.now(),
    count: count + 1,
    visited: [...new Set(chain)],
    max,
    steps,
    request,
  };
}

/** The data of a handoff is where its callee looks for it, before anybody can be told of it. */
async function putData(
  ctx: ServiceContext,
  { request, data: value = null }: { request: TaskRequest; data: Json | undefined },
): Promise<void> {
  if (request.data === undefined) return;
  if (request.pattern === "streaming") return sendWhole(ctx, { request, value });
  const { projectId } = ctx;
  const { fromAgent: writer, handoffId, traceId } = request;
  const key = outputKey(writer, handoffId);
  const origin = { traceId, handoffId };
  await storeValue(ctx, { projectId, key, value, writer, expected: undefined, origin });
}

function boardPayload(request: TaskRequest) {
  const { data, fromAgent, handoffId, outputKey: given, pattern } = request;
  const isOnBoard = data !== undefined && pattern !== "streaming";
  const key = isOnBoard ? outputKey(fromAgent, handoffId) : given;
  const print = data === undefined ? null : printOf(request);
  return { ...(key ? { output_key: key } : {}), ...(print ? { data_print: print } : {}) };
}

function toRow(ctx: ServiceContext, { request, route, prepared }: Sending) {
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
function asRouted(request: TaskRequest, route: Sending["route"]) {
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
