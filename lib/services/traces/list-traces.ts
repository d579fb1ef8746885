import { countPendingTraces } from "@/db/queries/search/pending";
import { listTraces as findTraces, type TraceRow } from "@/db/queries/traces";
import type { TraceList, TraceListQuery } from "@/lib/contracts/trace";
import type { TraceOrder } from "@/lib/domain/trace/trace-sort";
import type { ServiceContext } from "../context";
import { decodeCursor, integerOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { toTraceDto } from "./to-trace-dto";
import { traceScope } from "./trace-scope";
import { withFindings } from "./with-findings";

/** Enough to say "many". */
const UNINDEXED_MAX = 1_000;

export async function listTraces(ctx: ServiceContext, query: TraceListQuery): Promise<TraceList> {
  requireScope(ctx, "read");
  return readInTime(ctx, { query: query.q }, (timed) => readPage(timed, query));
}

async function readPage(ctx: ServiceContext, query: TraceListQuery): Promise<TraceList> {
  const { sort, order, limit, cursor, ...filter } = query;
  const rows = await findTraces(ctx.db, {
    ...(await traceScope(ctx, filter)),
    order: { sort, order },
    after: cursor === undefined ? undefined : keyFrom(cursor, { sort, order }),
    limit: limit + 1,
  });
  const page = toPage(rows, {
    limit,
    keyOf: (row) => keyParts(row, { sort, order }),
    toItem: toTraceDto,
  });
  const list = { ...page, items: await withFindings(ctx, page.items) };
  if (!query.q?.some(({ kind }) => kind === "text")) return list;
  const pending = { projectId: ctx.projectId, max: UNINDEXED_MAX };
  return { ...list, unindexed: await countPendingTraces(ctx.db, pending) };
}

/** A cursor belongs to one order; the usual one goes without saying. */
function keyParts(row: TraceRow, order: TraceOrder): (string | bigint)[] {
  return [keyOf(row, order), row.id, ...orderParts(order)];
}

function keyFrom(cursor: string, order: TraceOrder): { key: bigint; id: string } {
  const said = orderParts(order);
  const [key, id = "", ...orders] = decodeCursor(cursor, 2 + said.length);
  return { key: integerOfCursor(orders[0] === said[0] ? key : undefined), id };
}

function orderParts({ sort, order }: TraceOrder): string[] {
  return sort === "started" && order === "desc" ? [] : [`${sort} ${order}`];
}

function keyOf(row: TraceRow, { sort }: TraceOrder): bigint {
  switch (sort) {
    case "started":
      return row.startedAt;
    case "duration":
      return row.endedAt === null ? -1n : row.endedAt - row.startedAt;
    case "handoffs":
      return BigInt(row.handoffCount);
    case "errors":
      return BigInt(row.errorCount);
    case "tokens":
      return tokensOf(row);
  }
}

/** As the database counts them: -1 where none are known. */
function tokensOf({ usage }: TraceRow): bigint {
  const { input_tokens, output_tokens } = usage ?? {};
  if (input_tokens === undefined && output_tokens === undefined) return -1n;
  return BigInt(Math.trunc((input_tokens ?? 0) + (output_tokens ?? 0)));
}
