import { FIRST_LEASE, type NewTask } from "@/db/queries/runtime/insert-task";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { asJson } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { initiatedEvents, receivedEvents, type Steps } from "./handoff-events";
import { isQueued, type Sending } from "./sending";
import type { TaskRequest } from "./task-request";

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

function validatedDetail({ requiredTools }: TaskRequest, withheld: readonly string[]): string {
  const kept = withheld.length === 0 ? [] : [`withheld by contract: ${withheld.join(", ")}`];
  return [requiredTools.join(", "), ...kept].filter(Boolean).join("; ");
}
