import { nanos, type Nanos, nanosFromMs, msFromNanos } from "../time";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Enough to see a shape, few enough for a narrow chart. */
const STEPS_MAX = 48;
const STEP_SIZES_MS = [1, 2, 5, 15]
  .map((minutes) => minutes * MINUTE_MS)
  .concat([1, 3, 6].map((hours) => hours * HOUR_MS));
const DAYS_A_STEP = [1, 2, 7, 14, 28, 91, 182, 364];

type Period = { from: Nanos; to: Nanos };

/**
 * The borders of the steps of a chart: the period's own ends, and in between whole minutes, hours or
 * days. Days begin at midnight in `zone`, so that one with daylight-saving time has 23 or 25 hours; where
 * midnight is within an hour of UTC, the day begins with the next whole one.
 */
export function stepBorders({ from, to }: Period, zone = "UTC"): Nanos[] {
  if (to <= from) return [from, nanos(from + 1n)];
  const fromMs = msFromNanos(from);
  const lengthMs = msFromNanos(to) - fromMs;
  const size = STEP_SIZES_MS.find((each) => lengthMs / each <= STEPS_MAX);
  const between =
    size === undefined ? midnights(fromMs, lengthMs, zone) : grid(fromMs, lengthMs, size);
  const inside = between.map(nanosFromMs).filter((border) => border > from && border < to);
  return [from, ...inside, to];
}

function grid(fromMs: number, lengthMs: number, size: number): number[] {
  const first = Math.floor(fromMs / size) * size;
  const count = Math.ceil(lengthMs / size) + 1;
  return Array.from({ length: count }, (_, index) => first + index * size);
}

function midnights(fromMs: number, lengthMs: number, zone: string): number[] {
  const days = lengthMs / DAY_MS;
  const stride =
    DAYS_A_STEP.find((each) => days / each <= STEPS_MAX) ?? Math.ceil(days / STEPS_MAX);
  const firstDay = Math.floor(fromMs / DAY_MS);
  // Counted from the epoch, so that the same days are together however long the period is.
  const aligned = Math.floor(firstDay / stride) * stride;
  const count = Math.ceil(days / stride) + 2;
  return Array.from({ length: count }, (_, index) => midnight(aligned + index * stride, zone));
}

/** When the day of that number since the epoch begins in a zone, on a whole hour of UTC. */
function midnight(day: number, zone: string): number {
  const utc = day * DAY_MS;
  // Once more from there: the offset may change between the two.
  const first = utc - offsetMs(utc, zone);
  return Math.ceil((utc - offsetMs(first, zone)) / HOUR_MS) * HOUR_MS;
}

function offsetMs(at: number, zone: string): number {
  const name = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? "") ?? [];
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  return sign === "-" ? -ms : ms;
}
