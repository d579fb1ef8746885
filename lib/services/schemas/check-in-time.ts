import {
  checkAgainstSchema,
  type SchemaCheck,
  schemaProblem,
} from "@/lib/domain/orchestration/check-input";
import { TOO_SLOW } from "@/lib/domain/orchestration/too-slow";
import { type Allowance, createAllowance } from "./allowance";
import { cpuMs, stopAfter } from "./stop-after";

/** Of the processor. A usual value takes well below a millisecond, and a megabyte about twenty. */
const MS = 100;
const MS_PER_MB = 100;
/** What is left to each while many were slow: whoever sends one after the other holds nobody up. */
const HURRIED_MS = 10;

type Schema = Parameters<SchemaCheck>[0];

const shared = createAllowance();

/** Of this process, whoever asks. */
export const checkInTime = createCheck(shared);

/**
 * Checks values under a time limit. A schema is somebody's program: an expression that tries every way, or
 * alternatives that double with each `$ref`, would hold the process.
 */
export function createCheck(allowance: Allowance): SchemaCheck {
  return (schema, value) => {
    // Most have none, and a watch costs half a millisecond.
    if (Object.keys(schema).length === 0) return { kind: "fits", value };
    const check = () => checkAgainstSchema(schema, value);
    return inTime(allowance, check, value) ?? { kind: "too_slow" };
  };
}

/** What is wrong with a JSON Schema itself; undefined: it can be used. */
export function problemOf(schema: Schema): string | undefined {
  const read = inTime(shared, () => ({ problem: schemaProblem(schema) }), schema);
  return read ? read.problem : TOO_SLOW;
}

/** Undefined: it took longer than as much of it may take. */
function inTime<Result extends object>(
  allowance: Allowance,
  run: () => Result,
  of: unknown,
): Result | undefined {
  const before = cpuMs();
  const limit = allowance.isUsedUp() ? HURRIED_MS : MS;
  const first = stopAfter(limit, run);
  if (cpuMs() - before <= HURRIED_MS) return first;
  const fair = Math.ceil(megabytesOf(of) * MS_PER_MB);
  const result = first ?? (fair > limit ? stopAfter(fair, run) : undefined);
  const took = cpuMs() - before;
  if (took > HURRIED_MS + fair) allowance.spend(took);
  return result;
}

function megabytesOf(value: unknown): number {
  return JSON.stringify(value).length / 1_000_000;
}
