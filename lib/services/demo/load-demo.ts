import type { DemoLoaded } from "@/lib/contracts/connect";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { asJson } from "@/lib/domain/json";
import { caseStudyTraces } from "@/lib/demo/case-study/case-study-traces";
import { scenarioTraces } from "@/lib/demo/scenarios/scenario-traces";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { requireScope } from "../require-scope";
import { DEMO_SOURCE } from "./demo-source";
import { countHandoffs } from "../events/count-handoffs";

/** Events a transaction: large enough to be fast, small enough not to hold locks for long. */
const EVENTS_PER_BATCH = 2_000;

/** Loads the case study and the scenario traces into the caller's project; twice changes nothing. */
export async function loadDemo(ctx: ServiceContext): Promise<DemoLoaded> {
  requireScope(ctx, "admin");
  const loaded: DemoLoaded = { traces: 0, handoffs: 0 };
  let batch: NativeEventInput[] = [];
  const flush = async () => {
    const values = batch.map(asJson);
    batch = [];
    await ingestEvents(ctx, { values, source: DEMO_SOURCE });
  };
  for (const events of [...scenarioTraces(ctx.now()), ...caseStudyTraces()]) {
    loaded.traces += 1;
    loaded.handoffs += countHandoffs(events);
    batch.push(...events);
    if (batch.length >= EVENTS_PER_BATCH) await flush();
  }
  await flush();
  return loaded;
}
