import type { Db } from "@/db/client";
import { type DueTrace, markAnalysed } from "@/db/queries/analysis";
import type { Nanos } from "@/lib/domain/time";
import { log } from "@/lib/log";
import type { ServiceContext } from "@/lib/services/context";
import { readThresholds } from "@/lib/services/findings/thresholds";
import { analyseTraces } from "./analyse-traces";

/** Traces of any projects, those of one project together; one that fails is logged and holds up no other. */
export async function analyseEach(
  db: Db,
  due: readonly DueTrace[],
  now: () => Nanos,
): Promise<void> {
  const byProject = Map.groupBy(due, ({ projectId }) => projectId);
  for (const [projectId, traces] of byProject) {
    const ctx = { db, projectId, actor: { kind: "system" as const }, now };
    await analyseTraces(ctx, traces).catch(() => analyseApart(ctx, traces));
  }
}

async function analyseApart(ctx: ServiceContext, traces: readonly DueTrace[]): Promise<void> {
  for (const trace of traces) {
    await analyseTraces(ctx, [trace]).catch(async (error: unknown) => {
      log.error({ err: error, traceId: trace.id }, "a trace could not be analysed");
      // Trying it for ever would hold up the others; its next change brings it back.
      const { revision } = await readThresholds(ctx.db, ctx.projectId);
      await markAnalysed(ctx.db, [trace], revision);
    });
  }
}
