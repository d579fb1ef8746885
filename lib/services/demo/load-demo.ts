import type { DemoLoaded } from "@/lib/contracts/connect";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { asJson } from "@/lib/domain/json";
import { caseStudyTraces } from "@/lib/demo/case-study/case-study-traces";
import { scenarioTraces } from "@/lib/demo/scenarios/scenario-traces";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { requireScope } from "../require-scope";
import { DEMO_SOURCE } from "./demo-source";
import { countHandoffs } from "../events/count-handoffs";

/** Events a transaction: large enough to be fast, small enough not to hold locks for long. */
const EVENTS_PER_BATCH = 2_000;
/** One is prepared while PostgreSQL writes another; no trace is in two of them. */
const BATCHES_AT_ONCE = 2;

/** Loads the case study and the scenario traces into the caller's project; twice changes nothing. */
export async function loadDemo(ctx: ServiceContext): Promise<DemoLoaded> {
  requireScope(ctx, "admin");
  const loaded: DemoLoaded = { traces: 0, handoffs: 0 };
  const store = (batch: readonly NativeEventInput[]) =>
    ingestEvents(ctx, { values: batch.map(asJson), source: DEMO_SOURCE });
  let batches: NativeEventInput[][] = [[]];
  for (const events of [...scenarioTraces(ctx.now()), ...caseStudyTraces()]) {
    loaded.traces += 1;
    loaded.handoffs += countHandoffs(events);
    batches.at(-1)?.push(...events);
    if ((batches.at(-1)?.length ?? 0) < EVENTS_PER_BATCH) continue;
    if (batches.length === BATCHES_AT_ONCE) {
      await Promise.all(batches.map(store));
      batches = [];
    }
    batches.push([]);
  }
  await Promise.all(batches.map(store));
  await ctx.db.transaction((tx) =>
    writeAudit({ ...ctx, db: tx }, { action: "demo.load", subject: "demo", detail: loaded }),
  );
  return loaded;
}
