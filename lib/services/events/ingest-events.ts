import type { IngestResult } from "@/lib/contracts/ingest";
import type { Json } from "@/lib/domain/json";
import { maskJson } from "@/lib/domain/masking/mask";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import { repairText } from "@/lib/ingest/guard/repair-text";
import { parseNativeEvents } from "@/lib/ingest/native/parse-events";
import { inSpan } from "@/lib/in-span";
import { metrics } from "@/lib/metrics";
import type { ServiceContext } from "../context";
import { maskingRulesOf } from "../masking/masking-rules";
import { keepRejects } from "../ingest-rejects/keep-rejects";
import { recordEvents } from "../recording/record-events";
import { requireScope } from "../require-scope";

type Arrived = {
  values: readonly (Json | UnreadableLine)[];
  source: string;
  /** Size of the request that brought them; left out where it is counted already. */
  bytes?: number;
  /** They are spans that our own decoder made and checked. */
  areOwnSpans?: boolean;
};

/**
 * The one way in for native events, whichever door they came through: repaired, masked, checked one by
 * one, then stored together. A bad event never sinks its neighbours, and is kept with its reason.
 */
export async function ingestEvents(
  ctx: ServiceContext,
  { values, source, bytes, areOwnSpans = false }: Arrived,
): Promise<IngestResult> {
  requireScope(ctx, "ingest");
  const rules = await maskingRulesOf(ctx);
  const clean = (value: Json) => maskJson(repairText(value), rules);
  const safe = values.map((value) =>
    value instanceof UnreadableLine ? cleanLine(value, clean) : clean(value),
  );
  const { accepted: items, rejected } = parseNativeEvents(safe, { areOwnSpans });
  const { accepted, duplicates } = await inSpan(
    "record events",
    { "baton.project": ctx.projectId, "baton.source": source, "baton.events": items.length },
    () => recordEvents(ctx, { items, source, bytes }),
  );
  await keepRejects(ctx, { rejected, values: safe, source });
  const { events } = metrics();
  events.inc({ result: "accepted" }, accepted);
  events.inc({ result: "duplicate" }, duplicates);
  events.inc({ result: "rejected" }, rejected.length);
  return { accepted, duplicates, rejected };
}

function cleanLine({ message, sent, id }: UnreadableLine, clean: (value: Json) => Json) {
  return new UnreadableLine(message, { id, sent: sent === undefined ? undefined : clean(sent) });
}
