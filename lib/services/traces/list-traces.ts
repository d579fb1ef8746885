import { listTraces as findTraces } from "@/db/queries/traces";
import type { TraceList, TraceListQuery } from "@/lib/contracts/trace";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { toTraceDto } from "./to-trace-dto";
import { withFindings } from "./with-findings";

export async function listTraces(ctx: ServiceContext, query: TraceListQuery): Promise<TraceList> {
  requireScope(ctx, "read");
  const rows = await findTraces(ctx.db, {
    projectId: ctx.projectId,
    filter: { ...query, sessionId: query.session_id },
    after: query.cursor === undefined ? undefined : keyFrom(query.cursor),
    limit: query.limit + 1,
  });
  const page = toPage(rows, {
    limit: query.limit,
    keyOf: (row) => [row.startedAt, row.id],
    toItem: toTraceDto,
  });
  return { ...page, items: await withFindings(ctx, page.items) };
}

function keyFrom(cursor: string) {
  const [startedAt, id = ""] = decodeCursor(cursor, 2);
  return { startedAt: instantOfCursor(startedAt), id };
}
