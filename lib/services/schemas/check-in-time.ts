import {
  checkAgainstSchema,
  type SchemaCheck,
  schemaProblem,
} from "@/lib/domain/orchestration/check-input";
import { type Allowance, createAllowance } from "./allowance";
import { stopAfter } from "./stop-after";

/** One value takes well below a millisecond. */
const MS = 100;
/** What is left to each while many were slow: whoever sends one after the other holds nobody up. */
const HURRIED_MS = 10;
const TOO_SLOW = "checking it takes too long; simplify its patterns, or what its $refs lead to";

type Schema = Parameters<SchemaCheck>[0];

const shared = createAllowance();

/**
 * Checks values against schemas, `ms` for all of them together. A schema is somebody's program: an
 * expression that tries every way, or alternatives that double with each `$ref`, would hold the process.
 */
export function checkWithin(ms: number = MS, allowance = shared): SchemaCheck {
  const within = limited(ms, allowance);
  return (schema, value) => {
    // Most have none, and a watch costs half a millisecond.
    if (Object.keys(schema).length === 0) return { kind: "fits", value };
    const checked = within(() => checkAgainstSchema(schema, value));
    return checked ?? { kind: "bad_schema", message: TOO_SLOW };
  };
}

/** What is wrong with a JSON Schema itself; undefined: it can be used. */
export function problemOf(schema: Schema): string | undefined {
  const read = limited(MS, shared)(() => ({ problem: schemaProblem(schema) }));
  return read ? read.problem : TOO_SLOW;
}

/** Runs what it is given until its time is over, all of it together; then, undefined. */
function limited(ms: number, allowance: Allowance) {
  let left = allowance.isUsedUp() ? Math.min(ms, HURRIED_MS) : ms;
  return <Result extends object>(run: () => Result): Result | undefined => {
    if (left < 1) return undefined;
    const startedAt = performance.now();
    const result = stopAfter(Math.floor(left), run);
    const took = performance.now() - startedAt;
    left -= took;
    if (took > HURRIED_MS) allowance.spend(took);
    return result;
  };
}
