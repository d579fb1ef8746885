import { listTraceIds } from "@/db/queries/traces";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { exportTrace } from "./export-trace";

const TRACES_AT_ONCE = 200;

/** Every trace of the project as native events, one a line: what `POST /api/v1/events` takes back. */
export async function exportProject(ctx: ServiceContext): Promise<AsyncGenerator<string>> {
  requireScope(ctx, "admin");
  await writeAudit(ctx, { action: "data.export", subject: "project" });
  return linesOf(ctx);
}

async function* linesOf(ctx: ServiceContext): AsyncGenerator<string> {
  let after = "";
  while (true) {
    const ids = await listTraceIds(ctx.db, {
      projectId: ctx.projectId,
      after,
      limit: TRACES_AT_ONCE,
    });
    for (const id of ids) yield* await exportTrace(ctx, id);
    const last = ids.at(-1);
    if (last === undefined || ids.length < TRACES_AT_ONCE) return;
    after = last;
  }
}
