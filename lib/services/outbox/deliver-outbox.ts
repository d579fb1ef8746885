import { takeOutbox } from "@/db/queries/runtime/outbox";
import type { Db } from "@/db/client";
import { type NativeEventInput } from "@/lib/domain/event/native-event";
import type { ProjectId } from "@/lib/domain/ids";
import { asJson, compareText } from "@/lib/domain/json";
import type { Nanos } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";

const ROWS_MAX = 500;
/** The source that the runtime's traces carry. */
const RUNTIME_SOURCE = "baton";

/**
 * Brings what the runtime wrote into its traces, many hops at once: taken and recorded in one
 * transaction, so each event exactly once. Safe on every node at once. Returns how many rows it took.
 */
export async function deliverOutbox(
  db: Db,
  { now, projectId }: { now: () => Nanos; projectId?: ProjectId },
): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await takeOutbox(tx, { limit: ROWS_MAX, ...(projectId && { projectId }) });
    const projects = [...Map.groupBy(rows, (row) => row.projectId)];
    // In one order everywhere: two nodes that lock the same traces must not wait for each other.
    for (const [id, own] of projects.toSorted(([a], [b]) => compareText(a, b))) {
      const ctx = { db: tx, projectId: id, actor: { kind: "system" as const }, now };
      const values = own
        .flatMap(({ events }) => events)
        .map((event: NativeEventInput) => asJson(event));
      await ingestEvents(ctx, { values, source: RUNTIME_SOURCE });
    }
    return rows.length;
  });
}
