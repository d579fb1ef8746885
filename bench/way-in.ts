import { maskJson } from "@/lib/domain/masking/mask";
import { repairText } from "@/lib/ingest/guard/repair-text";
import { parseNativeEvents } from "@/lib/ingest/native/parse-events";
import { decodeOtlpProtobuf } from "@/lib/ingest/otlp/decode-protobuf";
import { toSpanEvent } from "@/lib/ingest/otlp/to-span-event";
import { isHandoffEvent } from "@/lib/domain/handoff/fold-event";
import { foldHandoff } from "@/lib/domain/handoff/fold";
import { ProjectId } from "@/lib/domain/ids";
import { placeHandoffs } from "@/lib/domain/trace/place-handoffs";
import { deriveHandoffEvents } from "@/lib/ingest/dialects/derive-handoffs";
import { toBatch } from "@/lib/services/recording/batch";
import { spanRows } from "@/lib/services/recording/batch-rows";
import { toTraceSpan } from "@/lib/services/recording/load-spans";

const PLACE = { projectId: ProjectId.parse("bench"), dayOf: () => "2026-01-15" };
const rules = {
  fingerprint: (secret: string): string => {
    throw new Error(`The load holds what masking takes for a secret: ${secret}`);
  },
};

/**
 * OTLP bodies as ingest takes them, up to the database; the CPU time of masking apart. Many at once, step by
 * step, because some systems count CPU time in steps of milliseconds.
 */
export function measureWayIn(bodies: readonly Uint8Array[]): { maskMs: number; otherMs: number } {
  const start = cpuMs();
  const arrived = bodies.map((body) =>
    decodeOtlpProtobuf(body).spans.map(toSpanEvent).map(repairText),
  );
  const beforeMask = cpuMs();
  const masked = arrived.map((values) => values.map((value) => maskJson(value, rules)));
  const afterMask = cpuMs();
  const refused = masked.map((values) => parseNativeEvents(values).rejected.length);
  const end = cpuMs();
  if (refused.some((count) => count > 0)) throw new Error("The load holds refused events.");
  return { maskMs: afterMask - beforeMask, otherMs: end - start - (afterMask - beforeMask) };
}

/** One OTLP body of one trace on the same way, and on to handoffs in their places; `handoffsMs` of that. */
export function measureDeepTrace(body: Uint8Array): {
  totalMs: number;
  handoffsMs: number;
  handoffs: number;
} {
  const start = cpuMs();
  const arrived = decodeOtlpProtobuf(body).spans.map(toSpanEvent).map(repairText);
  const { accepted } = parseNativeEvents(arrived.map((value) => maskJson(value, rules)));
  const batch = toBatch(accepted, "otlp");
  const spans = spanRows(batch, PLACE).map(toTraceSpan);
  const beforeHandoffs = cpuMs();
  const events = deriveHandoffEvents(spans)
    .filter(isHandoffEvent)
    .map((event) => ({ event, eventId: event.event_id, origin: "foreign" as const }));
  const groups = Map.groupBy(events, ({ event }) => event.handoff_id);
  const folded = [...groups.values()].map(foldHandoff).filter((handoff) => handoff !== undefined);
  const placed = placeHandoffs(folded, new Map());
  const end = cpuMs();
  return { totalMs: end - start, handoffsMs: end - beforeHandoffs, handoffs: placed.length };
}

/** Of this thread only: the garbage collector's helpers are nobody's share. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
