import { nanosFromMs, parseInstant, type Nanos } from "@/lib/domain/time";
import type { Run } from "./run";

/** `20261121T002408061001Z` + the run's id, one segment for each ancestor and the run itself. */
const SEGMENT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{6})Z(.+)$/;
/** The year 2262, where nanoseconds in 64 bits end. */
const MS_MAX = 9_223_372_036_854;

export type RunPlace = { traceId: string | null; parentId: string | null; start: Nanos | null };

/** Where a run belongs and when it began; what a patch leaves out is read from its `dotted_order`. */
export function placeOf(run: Run): RunPlace {
  const segments = (run.dotted_order ?? "").split(".").map((segment) => SEGMENT.exec(segment));
  const ids = segments.map((segment) => segment?.[8] ?? null);
  const parentId = run.parent_run_id ?? (ids.length > 1 ? (ids.at(-2) ?? null) : null);
  return {
    traceId: run.trace_id ?? ids[0] ?? (parentId === null ? run.id : null),
    parentId,
    start: instantOf(run.start_time) ?? startIn(segments.at(-1) ?? null),
  };
}

/** Text without an offset is UTC, as Python's tracer once wrote it. */
export function instantOf(time: string | number | null): Nanos | null {
  if (typeof time === "number") return time >= 0 && time < MS_MAX ? nanosFromMs(time) : null;
  if (time === null) return null;
  return parseInstant(time) ?? parseInstant(`${time}Z`) ?? null;
}

/** The last three digits count executions: no time, but they order what began together. */
function startIn(segment: RegExpExecArray | null): Nanos | null {
  if (!segment) return null;
  const [, year, month, day, hour, minute, second, micros] = segment;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}.${micros}Z`) ?? null;
}
