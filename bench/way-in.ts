import { maskJson } from "@/lib/domain/masking/mask";
import { repairText } from "@/lib/ingest/guard/repair-text";
import { parseNativeEvents } from "@/lib/ingest/native/parse-events";
import { decodeOtlpProtobuf } from "@/lib/ingest/otlp/decode-protobuf";
import { toSpanEvent } from "@/lib/ingest/otlp/to-span-event";

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

/** Of this thread only: the garbage collector's helpers are nobody's share. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
