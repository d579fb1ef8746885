import { countTraces } from "@/db/queries/traces";
import { LIST_LIMIT_MAX } from "@/lib/contracts/list";
import type { TraceDto } from "@/lib/contracts/trace";
import type { TraceExportQuery } from "@/lib/contracts/trace-export";
import { TRACE_EXPORT_MAX } from "@/lib/domain/trace/trace-export";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { listTraces } from "./list-traces";
import { traceScope } from "./trace-scope";

export type TraceExport = {
  exported: number;
  /** Whether that is all that matches. */
  isComplete: boolean;
  /** Read as they are asked for, so that an export is never held in memory. */
  pages: AsyncGenerator<readonly TraceDto[]>;
};

/** What a list shows, page after page, in the list's order. */
export async function exportTraces(
  ctx: ServiceContext,
  { format: _format, ...query }: TraceExportQuery,
  { max = TRACE_EXPORT_MAX, pageSize = LIST_LIMIT_MAX } = {},
): Promise<TraceExport> {
  requireScope(ctx, "read");
  const { sort: _sort, order: _order, ...filter } = query;
  const count = await readInTime(ctx, { query: query.q }, async (timed) =>
    countTraces(timed.db, { ...(await traceScope(timed, filter)), max: max + 1 }),
  );
  const exported = Math.min(count, max);
  return {
    exported,
    isComplete: count <= max,
    pages: readPages(ctx, { ...query, rows: exported, pageSize }),
  };
}

type Pages = Omit<TraceExportQuery, "format"> & { rows: number; pageSize: number };

async function* readPages(
  ctx: ServiceContext,
  { rows, pageSize, ...query }: Pages,
): AsyncGenerator<readonly TraceDto[]> {
  let left = rows;
  let cursor: string | undefined;
  while (left > 0) {
    const page = await listTraces(ctx, { ...query, limit: Math.min(left, pageSize), cursor });
    yield page.items;
    left -= page.items.length;
    if (page.next_cursor === null) return;
    cursor = page.next_cursor;
  }
}
