import { listEventsNamed, listHandoffsOfTraces } from "@/db/queries/handoffs";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { TracePlace } from "@/db/queries/trace-places";
import type { LineageInput, Wish } from "@/lib/domain/context/lineage-model";
import { type PayloadRef, StoredEvent } from "@/lib/domain/event/native-event";
import type { BoardUse } from "@/lib/domain/findings/trace-view";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { eachObservedContexts, type ObservedContexts } from "./observed-contexts";

const WISHES_MAX = 500;

export type TraceContexts = {
  /** In order. */
  handoffs: HandoffRow[];
  contexts: ObservedContexts;
  lineage: LineageInput;
  /** Who wrote and read the blackboard, in order of time. */
  board: BoardUse[];
};

/** All that is known of what a trace's agents knew: its contexts, its request, who asked for what. */
export async function readTraceContexts(
  ctx: ServiceContext,
  place: TracePlace,
): Promise<TraceContexts> {
  for await (const contexts of eachTraceContexts(ctx, [place])) return contexts;
  throw new RangeError("one trace has one set of contexts");
}

/** The same for many traces, in the same number of queries. */
export async function* eachTraceContexts(
  ctx: ServiceContext,
  places: readonly TracePlace[],
): AsyncGenerator<TraceContexts> {
  const { db, projectId } = ctx;
  const traceIds = places.map(({ traceId }) => traceId);
  const [handoffs, events] = await Promise.all([
    listHandoffsOfTraces(db, { projectId, traceIds }),
    listEventsNamed(db, {
      projectId,
      traces: places,
      names: ["trace_started", "clarification_requested", "blackboard_written", "blackboard_read"],
      limit: WISHES_MAX,
    }),
  ]);
  const handoffsOf = Map.groupBy(handoffs, ({ traceId }) => traceId);
  const eventsOf = Map.groupBy(events, ({ traceId }) => traceId);
  const traces = places.map((place) => {
    const own = handoffsOf.get(place.traceId) ?? [];
    const told = (eventsOf.get(place.traceId) ?? []).map(({ body }) => StoredEvent.parse(body));
    const request = statedRequest(told);
    return { ...place, wanted: own, all: own, told, request, also: request ? [request] : [] };
  });
  let index = 0;
  for await (const contexts of eachObservedContexts(ctx, traces)) {
    const trace = traces[index];
    index += 1;
    if (trace) yield toTraceContexts(trace, contexts);
  }
}

type Read = { all: HandoffRow[]; told: readonly StoredEvent[]; request: PayloadRef | undefined };

function toTraceContexts({ all, told, request }: Read, contexts: ObservedContexts): TraceContexts {
  const bodyOf = (ref: PayloadRef | null | undefined) => contexts.bodyOf(ref);
  return {
    handoffs: all,
    contexts,
    board: told.flatMap(boardUse),
    lineage: {
      request: bodyOf(request) ?? firstRequest(all[0], contexts),
      handoffs: all.map((handoff) => ({
        id: handoff.id,
        parentId: handoff.parentId,
        type: handoff.type,
        fromAgent: handoff.fromAgent,
        toAgent: handoff.toAgent,
        sent: bodyOf(handoff.sent),
        received: bodyOf(handoff.received),
        result: bodyOf(handoff.result),
      })),
      wishes: [...told.flatMap(clarification), ...all.flatMap(refetches(contexts))],
    },
  };
}

function statedRequest(told: readonly StoredEvent[]): PayloadRef | undefined {
  for (const event of told) {
    if (event.event === "trace_started" && event.request) return event.request;
  }
  return undefined;
}

/** What the first handoff was about, as far as its sender knew it. */
function firstRequest(first: HandoffRow | undefined, contexts: ObservedContexts): Json | undefined {
  if (!first) return undefined;
  const context = contexts.bodyOf(first.held) ?? contexts.bodyOf(first.sent);
  if (first.task === null) return context;
  return context === undefined ? { task: first.task } : { task: first.task, context };
}

function clarification(event: StoredEvent): Wish[] {
  if (event.event !== "clarification_requested") return [];
  const { handoff_id: handoffId, fields = [], question = "" } = event;
  return [{ handoffId, why: "clarification", fields, question }];
}

function boardUse(event: StoredEvent): BoardUse[] {
  if (event.event !== "blackboard_written" && event.event !== "blackboard_read") return [];
  const { key, agent, handoff_id: handoffId = null } = event;
  if (agent === undefined) return [];
  const action = event.event === "blackboard_written" ? "wrote" : "read";
  return [{ action, key, agent, handoffId }];
}

function refetches(contexts: ObservedContexts): (handoff: HandoffRow) => Wish[] {
  return (handoff) =>
    contexts
      .answersTo(handoff)
      .slice(0, WISHES_MAX)
      .map((answer) => ({ handoffId: handoff.id, why: "refetch", answer }));
}
