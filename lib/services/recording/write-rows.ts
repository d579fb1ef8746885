import { insertPayloads, listStoredPayloads, type PayloadRow } from "@/db/queries/record/events";
import { insertSpans, listStoredSpans, mergeSpans, type SpanRow } from "@/db/queries/record/spans";
import type { SeenTrace } from "@/db/queries/record/traces";
import type { Db } from "@/db/client";
import { rowKey } from "./batch";

type Key = { traceId: string; id: string };

/**
 * The same payload of the same trace is stored once. The traces are locked: nobody else stores rows of
 * theirs between the look and the insert.
 */
export async function writePayloads(
  db: Db,
  rows: readonly PayloadRow[],
  traces: readonly SeenTrace[] = [],
): Promise<void> {
  const stored = await findStored(rows, traces, (doubtful) => listStoredPayloads(db, doubtful));
  const missing = new Map<string, PayloadRow>();
  for (const row of rows) {
    const key = rowKey(row.traceId, row.hash);
    if (!stored.has(key)) missing.set(key, row);
  }
  if (missing.size > 0) await insertPayloads(db, [...missing.values()]);
}

/** Returns how many were new; of a span that is stored already the other half is merged into it. */
export async function writeSpans(
  db: Db,
  rows: readonly SpanRow[],
  traces: readonly SeenTrace[],
): Promise<number> {
  const stored = await findStored(rows, traces, (doubtful) => listStoredSpans(db, doubtful));
  const { known = [], missing = [] } = Object.groupBy(rows, ({ traceId, id }) =>
    stored.has(rowKey(traceId, id)) ? "known" : "missing",
  );
  if (missing.length > 0) await insertSpans(db, missing);
  if (known.length > 0) await mergeSpans(db, known);
  return missing.length;
}

/** A trace seen for the first time has nothing stored: the database is not asked. */
async function findStored<Row extends { traceId: string }>(
  rows: readonly Row[],
  traces: readonly SeenTrace[],
  list: (doubtful: readonly Row[]) => Promise<readonly Key[]>,
): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>(traces.filter(({ isNew }) => isNew).map(({ id }) => id));
  const doubtful = rows.filter(({ traceId }) => !fresh.has(traceId));
  const stored = doubtful.length === 0 ? [] : await list(doubtful);
  return new Set(stored.map(({ traceId, id }) => rowKey(traceId, id)));
}
