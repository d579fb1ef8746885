import { formatInstant, nanos, type Nanos } from "../../domain/time";
import type { Random } from "../seeded-random";
import type { Setting } from "./context";
import type { Hop } from "./timeline";

export type TraceSetting = Setting & { traceId: string; startedAt: Nanos; random: Random };

export type EventBase = ReturnType<typeof eventBase>;

export function eventBase({ index }: Hop, { traceId, startedAt }: TraceSetting) {
  const handoff_id = handoffId(traceId, index);
  return (name: string, atUs: number) => ({
    event_id: `${handoff_id}-${name}`,
    trace_id: traceId,
    handoff_id,
    at: instantAt(startedAt, atUs),
  });
}

export function instantAt(startedAt: Nanos, atUs: number): string {
  return formatInstant(nanos(startedAt + BigInt(atUs) * 1000n));
}

export function handoffId(traceId: string, index: number): string {
  return `${traceId}-h${index}`;
}
