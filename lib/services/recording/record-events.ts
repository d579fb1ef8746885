import { insertEvents } from "@/db/queries/record/events";
import { upsertIngestMinute } from "@/db/queries/ingest-minutes";
import { ensureDay } from "@/db/queries/partitions";
import { upsertTraces } from "@/db/queries/record/traces";
import type { TraceId } from "@/lib/domain/ids";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { toBatch, type RecordItem } from "./batch";
import { eventRows, payloadRows, spanRows } from "./batch-rows";
import { continueSessions } from "./continue-sessions";
import { deferLongTraces } from "./defer-long-traces";
import { joinContents } from "./join-contents";
import { joinSessions, keepSessionKeys } from "./join-sessions";
import { tracesToldAnew } from "./load-native-handoffs";
import { recordAgents } from "./record-agents";
import { updateTouchedTraces } from "./update-touched-traces";
import { toArrival } from "./to-arrival";
import { writePayloads, writeSpans } from "./write-rows";

export type Recorded = { accepted: number; duplicates: number };

/**
 * Stores native events, folds the handoffs they touch and brings their traces up to date, all in one
 * transaction: when it returns, everything is durable. Sending a batch again changes nothing.
 */
export async function recordEvents(
  ctx: ServiceContext,
  {
    items,
    source,
    bytes,
  }: { items: readonly RecordItem[]; source: string; bytes?: number | undefined },
): Promise<Recorded> {
  if (items.length === 0) return { accepted: 0, duplicates: 0 };
  const batch = toBatch(items, source);
  // The server's day of a trace that is seen for the first time now.
  const day = dayOf(ctx.now());
  await ensureDay(ctx.db, day);

  const { sessionIds, traces, keys, ...recorded } = await ctx.db.transaction(async (tx) => {
    const traces = await upsertTraces(tx, {
      projectId: ctx.projectId,
      day,
      traces: [...batch.traces.values()],
    });
    const days = new Map(traces.map((trace) => [trace.id, trace.day]));
    const place = { projectId: ctx.projectId, dayOf: (id: TraceId) => days.get(id) ?? day };
    const spans = spanRows(batch, place);
    const events = eventRows(batch, place);

    await writePayloads(tx, payloadRows(batch, place), traces);
    const newSpans = await writeSpans(tx, spans, traces);
    const newEvents = events.length > 0 ? await insertEvents(tx, events) : 0;
    await recordAgents(tx, { projectId: ctx.projectId, batch });
    const keys = await keepSessionKeys(tx, { projectId: ctx.projectId, batch });
    const touched = { projectId: ctx.projectId, batch, traces, spans };
    const joined = await joinContents(tx, touched);
    const changed = new Set([...joined, ...tracesToldAnew(touched)]);
    const due = await deferLongTraces(tx, { ...touched, changed });
    const sessionIds = await updateTouchedTraces(tx, due);

    const fresh = newSpans + newEvents;
    const recorded = { accepted: fresh, duplicates: items.length - fresh };
    await upsertIngestMinute(tx, toArrival(ctx, { batch, recorded, bytes }));
    return { ...recorded, sessionIds, traces, keys };
  });
  const { db, projectId } = ctx;
  const joined = await joinSessions(db, { projectId, batch, traces, keys });
  await continueSessions(db, { projectId, sessionIds: [...new Set([...sessionIds, ...joined])] });
  return recorded;
}

function dayOf(instant: Nanos): string {
  return formatInstant(instant).slice(0, 10);
}
