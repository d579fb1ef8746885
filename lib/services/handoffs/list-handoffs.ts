import { listHandoffs as findHandoffs } from "@/db/queries/handoffs";
import type { HandoffList } from "@/lib/contracts/handoff";
import type { HandoffListQuery } from "@/lib/contracts/trace";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { resolveAgents } from "../search/resolve-agents";
import { toHandoffDto } from "./to-handoff-dto";

export async function listHandoffs(
  ctx: ServiceContext,
  query: HandoffListQuery,
): Promise<HandoffList> {
  requireScope(ctx, "read");
  return readInTime(ctx, { query: query.q }, (timed) => readPage(timed, query));
}

async function readPage(ctx: ServiceContext, query: HandoffListQuery): Promise<HandoffList> {
  const rows = await findHandoffs(ctx.db, {
    projectId: ctx.projectId,
    filter: {
      ...query,
      query: await resolveAgents(ctx, query.q ?? []),
      traceId: query.trace_id,
      fromAgent: query.from_agent,
      toAgent: query.to_agent,
    },
    after: query.cursor === undefined ? undefined : keyFrom(query.cursor),
    limit: query.limit + 1,
  });
  return toPage(rows, {
    limit: query.limit,
    keyOf: (row) => [row.firstSignAt, row.traceId, row.id],
    toItem: toHandoffDto,
  });
}

function keyFrom(cursor: string) {
  const [firstSignAt, traceId = "", id = ""] = decodeCursor(cursor, 3);
  return { firstSignAt: instantOfCursor(firstSignAt), traceId, id };
}
