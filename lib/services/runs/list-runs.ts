import { listRuns as findRuns } from "@/db/queries/runtime/runs";
import type { RunList, RunListQuery } from "@/lib/contracts/run";
import { RunId } from "@/lib/domain/task/task";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { toRunSummary } from "./to-run-summary";

/** The newest first. */
export async function listRuns(
  ctx: ServiceContext,
  { limit, cursor, workflow, status }: RunListQuery,
): Promise<RunList> {
  requireScope(ctx, "read");
  const rows = await findRuns(ctx.db, {
    projectId: ctx.projectId,
    workflow,
    statuses: status && [status],
    before: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  return toPage(rows, { limit, keyOf: (row) => [row.startedAt, row.id], toItem: toRunSummary });
}

function keyFrom(cursor: string) {
  const [startedAt, id = ""] = decodeCursor(cursor, 2);
  return { startedAt: instantOfCursor(startedAt), id: RunId.parse(id) };
}
