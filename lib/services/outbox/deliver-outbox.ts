import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { tellRunsOf } from "@/db/queries/changes";
import { type OutboxRow, takeOutbox, takeOutboxOf } from "@/db/queries/runtime/outbox";
import type { ProjectId, TraceId } from "@/lib/domain/ids";
import { asJson, compareText } from "@/lib/domain/json";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";

/** Fewer: nothing else waits. */
export const OUTBOX_ROWS_MAX = 500;
/** The source that the runtime's traces carry. */
const RUNTIME_SOURCE = "baton";

/**
 * Brings what the runtime wrote into its traces, many hops at once: taken and recorded in one
 * transaction, so each event exactly once. Safe on every node at once. Returns how many rows it took.
 */
export async function deliverOutbox(db: Db, now: () => Nanos): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await takeOutbox(tx, OUTBOX_ROWS_MAX);
    const projects = [...Map.groupBy(rows, (row) => row.projectId)];
    // In one order everywhere: two nodes that lock the same traces must not wait for each other.
    for (const [projectId, own] of projects.toSorted(([a], [b]) => compareText(a, b))) {
      await record({ db: tx, projectId, now }, own);
    }
    return rows.length;
  });
}

/** The same for traces that somebody is about to read: when it returns, they tell all that happened. */
export async function deliverTraces(
  { db, projectId, now }: ServiceContext,
  traceIds: readonly TraceId[],
): Promise<void> {
  if (traceIds.length === 0) return;
  await db.transaction(async (tx) => {
    const rows = await takeOutboxOf(tx, { projectId, traceIds });
    await record({ db: tx, projectId, now }, rows);
  });
}

async function record(
  place: { db: Db; projectId: ProjectId; now: () => Nanos },
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length === 0) return;
  // Named here, in the order that each step told them, unless they may be told twice: else by a hash of all
  // that they say.
  const batch = randomUUID();
  const values = rows
    .flatMap(({ events }) => events)
    .map((event, index) => asJson({ event_id: `${batch}.${orderOf(index)}`, ...event }));
  const ctx = { ...place, actor: { kind: "system" as const } };
  await ingestEvents(ctx, { values, source: RUNTIME_SOURCE });
  const traceIds = [...new Set(rows.map(({ traceId }) => traceId))];
  await tellRunsOf(place.db, { projectId: place.projectId, traceIds });
}

const ORDER_CHARS = 7;

function orderOf(index: number): string {
  return String(index).padStart(ORDER_CHARS, "0");
}
