import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventId } from "../ids";
import { nanos } from "../time";
import {
  earliest,
  latest,
  mergeMaps,
  mergeRegisters,
  type Reading,
  type Registers,
} from "./register";

type Facts = { name: string; count: number };

const reading = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Reading<Value>> =>
  fc.record({
    at: fc.integer({ min: 0, max: 2 }).map(nanos),
    eventId: fc.constantFrom("a", "b").map((id) => EventId.parse(id)),
    value,
  });
const anyValue = fc.oneof(fc.constantFrom("x", "y"), fc.bigInt(0n, 2n), fc.json());
const registers: fc.Arbitrary<Registers<Facts>> = fc.record(
  {
    name: reading(fc.constantFrom("x", "y")),
    count: reading(fc.nat(2)),
  },
  { requiredKeys: [] },
);

describe.each([
  { name: "earliest", join: earliest },
  { name: "latest", join: latest },
])("$name", ({ join }) => {
  const merge = (x: Registers<Facts>, y: Registers<Facts>) => mergeRegisters(x, y, join);

  it("is commutative, associative and idempotent", () => {
    fc.assert(
      fc.property(reading(anyValue), reading(anyValue), reading(anyValue), (a, b, c) => {
        expect(join(a, b)).toEqual(join(b, a));
        expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
        expect(join(a, a)).toEqual(a);
      }),
    );
  });

  it("holds for whole records and maps of registers", () => {
    fc.assert(
      fc.property(registers, registers, registers, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(a);
      }),
    );
  });
});

describe("a register", () => {
  it.each([
    { tie: "none", a: at(1, "z", "z"), b: at(2, "a", "a") },
    { tie: "instant", a: at(1, "a", "z"), b: at(1, "b", "a") },
    { tie: "instant and event", a: at(1, "a", "a"), b: at(1, "a", "b") },
  ])("orders two readings, tie: $tie", ({ a, b }) => {
    expect([earliest(b, a), latest(a, b)]).toEqual([a, b]);
  });

  it("joins maps key by key and keeps what only one side knows", () => {
    const mine = new Map([["a", 1]]);
    const theirs = new Map(Object.entries({ a: 2, b: 3 }));

    const merged = mergeMaps(mine, theirs, Math.max);

    expect(merged).toEqual(new Map(Object.entries({ a: 2, b: 3 })));
  });
});

function at(instant: number, eventId: string, value: string): Reading<string> {
  return { at: nanos(instant), eventId: EventId.parse(eventId), value };
}
