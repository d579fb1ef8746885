import { countCaptures, listSources } from "@/db/queries/connect";
import type { ConnectStatus } from "@/lib/contracts/connect";
import type { ServiceContext } from "../context";
import { DEMO_SOURCE } from "../demo/demo-source";
import { requireScope } from "../require-scope";

const NOTHING = { handoffs: 0, sides: 0, task: 0, sent: 0, received: 0, receipt: 0, end: 0 };

/** What arrived from where. The demo is named apart: it is not the user's own first event. */
export async function getConnectStatus(ctx: ServiceContext): Promise<ConnectStatus> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const [rows, counted] = await Promise.all([
    listSources(db, { projectId }),
    countCaptures(db, { projectId }),
  ]);
  const captures = new Map(counted.map(({ source, ...counts }) => [source, counts]));
  const own = rows.filter(({ source }) => source !== DEMO_SOURCE);
  return {
    has_traces: rows.length > 0,
    has_demo: own.length < rows.length,
    first_event_at: own.map(({ firstAt }) => firstAt).toSorted()[0] ?? null,
    last_event_at:
      own
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .at(-1) ?? null,
    sources: own.map((row) => ({
      source: row.source,
      traces: row.traces,
      handoffs: row.handoffs,
      last_event_at: row.lastAt,
      last_trace_id: row.lastTraceId,
      captures: captures.get(row.source) ?? NOTHING,
    })),
  };
}
