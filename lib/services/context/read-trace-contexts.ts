import { listEventsNamed, listHandoffsOfTrace, type StoredEventRow } from "@/db/queries/handoffs";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import { listPayloads } from "@/db/queries/spans";
import type { LineageInput, Wish } from "@/lib/domain/context/lineage-model";
import { StoredEvent } from "@/lib/domain/event/native-event";
import type { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { loadObservedContexts, type ObservedContexts } from "./observed-contexts";

const WISHES_MAX = 500;

export type TraceContexts = {
  /** In order. */
  handoffs: HandoffRow[];
  contexts: ObservedContexts;
  lineage: LineageInput;
};

/** All that is known of what a trace's agents knew: its contexts, its request, who asked for what. */
export async function readTraceContexts(
  ctx: ServiceContext,
  place: { day: string; traceId: TraceId },
): Promise<TraceContexts> {
  const { db, projectId } = ctx;
  const { day, traceId } = place;
  const [handoffs, events] = await Promise.all([
    listHandoffsOfTrace(db, { projectId, traceId }),
    listEventsNamed(db, {
      projectId,
      day,
      traceId,
      names: ["trace_started", "clarification_requested"],
      limit: WISHES_MAX,
    }),
  ]);
  const contexts = await loadObservedContexts(ctx, place, { wanted: handoffs, all: handoffs });
  const request = (await statedRequest(ctx, place, events)) ?? firstRequest(handoffs[0], contexts);
  return {
    handoffs,
    contexts,
    lineage: {
      request,
      handoffs: handoffs.map((handoff) => ({
        id: handoff.id,
        parentId: handoff.parentId,
        type: handoff.type,
        fromAgent: handoff.fromAgent,
        toAgent: handoff.toAgent,
        sent: contexts.bodyOf(handoff.sent),
        received: contexts.bodyOf(handoff.received),
        result: contexts.bodyOf(handoff.result),
      })),
      wishes: [...events.flatMap(clarification), ...handoffs.flatMap(refetches(contexts))],
    },
  };
}

async function statedRequest(
  { db, projectId }: ServiceContext,
  place: { day: string; traceId: TraceId },
  events: readonly StoredEventRow[],
): Promise<Json | undefined> {
  const started = events.map(({ body }) => StoredEvent.parse(body));
  const ref = started.flatMap((event) =>
    event.event === "trace_started" && event.request ? [event.request] : [],
  )[0];
  if (!ref) return undefined;
  const [row] = await listPayloads(db, { projectId, ...place, hashes: [ref.payload] });
  if (!row) return undefined;
  const request: Json = JSON.parse(row.body);
  return request;
}

/** What the first handoff was about, as far as its sender knew it. */
function firstRequest(first: HandoffRow | undefined, contexts: ObservedContexts): Json | undefined {
  if (!first) return undefined;
  const context = contexts.bodyOf(first.held) ?? contexts.bodyOf(first.sent);
  if (first.task === null) return context;
  return context === undefined ? { task: first.task } : { task: first.task, context };
}

function clarification({ body }: StoredEventRow): Wish[] {
  const event = StoredEvent.parse(body);
  if (event.event !== "clarification_requested") return [];
  const { handoff_id: handoffId, fields = [], question = "" } = event;
  return [{ handoffId, why: "clarification", fields, question }];
}

function refetches(contexts: ObservedContexts): (handoff: HandoffRow) => Wish[] {
  return (handoff) =>
    contexts
      .answersTo(handoff)
      .slice(0, WISHES_MAX)
      .map((answer) => ({ handoffId: handoff.id, why: "refetch", answer }));
}
