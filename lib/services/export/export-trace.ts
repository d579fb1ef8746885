import type { StoredEventRow } from "@/db/queries/handoffs";
import { listPayloads } from "@/db/queries/spans";
import { listTraceEvents, listTraceSpans, type StoredSpanRow } from "@/db/queries/trace-records";
import type { TraceRow } from "@/db/queries/traces";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { type BodyText, eventLine, refsOfEvent, spanLine } from "./native-lines";

const ROWS_PER_READ = 200;
/** What one read may bring into memory; a single larger body still comes whole. */
const READ_BYTES_MAX = 4_194_304;

/**
 * A trace as native events, one a line, masked as it was stored: what `POST /api/v1/events` takes
 * back. What was read off spans is left out, because it is read off them again. The trace is looked
 * up before the first line, so that a missing one is an error and not an empty file.
 */
export async function exportTrace(
  ctx: ServiceContext,
  id: TraceId,
): Promise<AsyncGenerator<string>> {
  requireScope(ctx, "read");
  return linesOf(ctx, await requireTrace(ctx, id));
}

async function* linesOf(ctx: ServiceContext, trace: TraceRow): AsyncGenerator<string> {
  const place = { projectId: ctx.projectId, day: trace.day, traceId: trace.id };
  yield* eventLines(ctx, place);
  yield* spanLines(ctx, { ...place, sessionId: trace.sessionId });
}

type Place = { projectId: ServiceContext["projectId"]; day: string; traceId: TraceId };

async function* eventLines(ctx: ServiceContext, place: Place): AsyncGenerator<string> {
  let last: StoredEventRow | undefined;
  do {
    const rows: StoredEventRow[] = await listTraceEvents(ctx.db, {
      ...place,
      origin: "native",
      after: last && { at: last.at ?? nanos(0), id: last.id },
      limit: ROWS_PER_READ,
    });
    yield* inReads(rows, { ctx, place, refsOf: refsOfEvent, lineOf: eventLine });
    last = rows.length === ROWS_PER_READ ? rows.at(-1) : undefined;
  } while (last);
}

async function* spanLines(
  ctx: ServiceContext,
  { sessionId, ...place }: Place & { sessionId: string | null },
): AsyncGenerator<string> {
  let last: StoredSpanRow | undefined;
  do {
    const rows: StoredSpanRow[] = await listTraceSpans(ctx.db, {
      ...place,
      after: last && { startedAt: last.startedAt, id: last.id },
      limit: ROWS_PER_READ,
    });
    yield* inReads(rows, {
      ctx,
      place,
      refsOf: ({ input, output }) => [input, output].filter((ref) => ref !== null),
      lineOf: (row, bodyOf) => spanLine(row, { sessionId, bodyOf }),
    });
    last = rows.length === ROWS_PER_READ ? rows.at(-1) : undefined;
  } while (last);
}

type Reading<Row> = {
  ctx: ServiceContext;
  place: Place;
  refsOf: (row: Row) => PayloadRef[];
  lineOf: (row: Row, bodyOf: BodyText) => string;
};

/** Fetches the bodies of a few rows at a time, so that memory stays small whatever a trace holds. */
async function* inReads<Row>(rows: readonly Row[], reading: Reading<Row>): AsyncGenerator<string> {
  const { ctx, place, refsOf, lineOf } = reading;
  for (const group of groupByBytes(rows, refsOf)) {
    const hashes = group.flatMap((row) => refsOf(row).map(({ payload }) => payload));
    const found = hashes.length === 0 ? [] : await listPayloads(ctx.db, { ...place, hashes });
    const bodies = new Map(found.map(({ hash, body }) => [hash, body]));
    for (const row of group) yield `${lineOf(row, (ref) => bodies.get(ref.payload))}\n`;
  }
}

function groupByBytes<Row>(rows: readonly Row[], refsOf: Reading<Row>["refsOf"]): Row[][] {
  const groups: Row[][] = [];
  let bytes = READ_BYTES_MAX;
  for (const row of rows) {
    const added = refsOf(row).reduce((sum, ref) => sum + ref.bytes, 0);
    const group = groups.at(-1);
    if (group && bytes + added <= READ_BYTES_MAX) group.push(row);
    else groups.push([row]);
    bytes = group && bytes + added <= READ_BYTES_MAX ? bytes + added : added;
  }
  return groups;
}
