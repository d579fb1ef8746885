import { createHash } from "node:crypto";
import { finishAll } from "@/db/finish-all";
import type { AgentRow } from "@/db/queries/runtime/agents";
import { FIRST_LEASE, insertTask, type NewTask } from "@/db/queries/runtime/insert-task";
import { addPerformJobs, addTakeJobs } from "@/db/queries/runtime/jobs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { outputKey } from "@/lib/domain/blackboard/key";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { reachOf } from "@/lib/domain/handoff/taxonomy";
import { asJson, canonicalJson, type Json } from "@/lib/domain/json";
import type { PipelineWorld, Prepared } from "@/lib/domain/pipeline/prepare-handoff";
import type { Nanos } from "@/lib/domain/time";
import { storeValue } from "../blackboard/store-value";
import type { ServiceContext } from "../context";
import { sendWhole } from "../streams/send-whole";
import { initiatedEvents, receivedEvents, type Steps } from "./handoff-events";
import type { Route } from "./route-task";
import type { TaskRequest } from "./task-request";

const ACK_TIMEOUT_MS = 30_000;
const TIMEOUT_MS = 300_000;

/** A handoff, with its agent as the transaction that made it read it. */
export type Sent = { task: TaskRow; agent: AgentRow | undefined };
/** `isTaken`: the request's taker has it from the beginning. */
export type Ready = { kind: "ready"; isTaken: boolean; sending: Sending };

function validatedDetail({ requiredTools }: TaskRequest, withheld: readonly string[]): string {
  const kept = withheld.length === 0 ? [] : [`withheld by contract: ${withheld.join(", ")}`];
  return [requiredTools.join(", "), ...kept].filter(Boolean).join("; ");
}

export function printOf({ data, outputKey: key }: TaskRequest): string | null {
  if (data === undefined) return key ?? null;
  return createHash("sha256").update(canonicalJson(data)).digest("hex");
}

export type Sending = {
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

/** A worker performs it at once. */
export function canBegin(sending: Sending): boolean {
  const { isPerformed } = isReachedBy(sending.route);
  return isPerformed && !isQueued(sending) && sending.request.delayMs === 0;
}

/**
 * The last step: the handoff, its data, its job and its events, on their way together. `led` is what led to
 * it and is told with it.
 */
export async function sendTask(
  ctx: ServiceContext,
  { sending, isTaken }: Omit<Ready, "kind">,
  led: readonly NativeEventInput[] = [],
): Promise<Sent> {
  const { db, projectId } = ctx;
  const { request, route } = sending;
  const row = rowOf(ctx, { sending, isTaken });
  const inserted = insertTask(db, row);
  if (request.data !== undefined) {
    await inserted;
    await putData(ctx, { request, data: sending.prepared.data });
  }
  const [task] = await finishAll([
    inserted,
    isTaken ? undefined : wake(ctx, { row, route }),
    insertOutbox(db, { projectId, events: [...led, ...sentEvents(ctx, { sending, row })] }),
  ]);
  if (!task) throw new Error(`the handoff ${request.handoffId} was sent before`);
  return { task, agent: agentOf(route) };
}

export function agentOf(route: Sending["route"]): AgentRow | undefined {
  return route.kind === "agent" ? route.agent : undefined;
}

async function wake(
  { db }: ServiceContext,
  { row, route }: { row: NewTask; route: Sending["route"] },
): Promise<void> {
  const { delayMs, isPerformed } = row;
  if (isPerformed) await addPerformJobs(db, [row], { delayMs });
  if (route.kind === "queue") await addTakeJobs(db, [row], { delayMs });
}

/** What its trace is told. */
export function sentEvents(
  ctx: ServiceContext,
  { sending, row }: { sending: Sending; row: NewTask },
): NativeEventInput[] {
  const { isPerformed, taker } = row;
  const initiated = initiatedEvents(row, toldOf(ctx, { sending, isPerformed }));
  // It begins once somebody is chosen: routing lies before it.
  const told = sending.route.kind === "choice" ? initiated.slice(1) : initiated;
  if (!taker) return told;
  const at = ctx.now();
  const held = { ...row, holder: taker.holder, lease: FIRST_LEASE };
  return [...told, ...receivedEvents(held, { at, arrivedAt: at, readyAt: at })];
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
