import {
  checkAgainstSchema,
  type SchemaCheck,
  schemaProblem,
} from "@/lib/domain/orchestration/check-input";
import { stopAfter } from "./stop-after";

/** One value takes well below a millisecond. */
const MS = 100;
const TOO_SLOW = "checking it takes too long; simplify its patterns, or what its $refs lead to";

/**
 * Checks values against schemas, `ms` for all of them together. A schema is somebody's program: an
 * expression that tries every way, or alternatives that double with each `$ref`, would hold the process.
 */
export function checkWithin(ms: number = MS): SchemaCheck {
  let left = ms;
  return (schema, value) => {
    // Most have none, and a watch costs half a millisecond.
    if (Object.keys(schema).length === 0) return { kind: "fits", value };
    const began = performance.now();
    const checked =
      left < 1 ? undefined : stopAfter(Math.floor(left), () => checkAgainstSchema(schema, value));
    left -= performance.now() - began;
    return checked ?? { kind: "bad_schema", message: TOO_SLOW };
  };
}

/** What is wrong with a JSON Schema itself; undefined: it can be used. */
export function problemOf(schema: Parameters<SchemaCheck>[0]): string | undefined {
  const read = stopAfter(MS, () => ({ problem: schemaProblem(schema) }));
  return read ? read.problem : TOO_SLOW;
}
