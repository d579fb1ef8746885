import * as fc from "fast-check";
import { expect, it } from "vitest";
import { addPart, emptyRollup, type Rollup, sumParts, sumRollups, toPart } from "./figures";
import { CODES_PER_COMPONENT, histogramOf, ROLLED_UP_COMPONENTS } from "./latencies";

const CODES = ROLLED_UP_COMPONENTS.length * CODES_PER_COMPONENT;
const rollup = fc
  .record({
    count: fc.nat(1_000),
    latencies: fc.uniqueArray(fc.tuple(fc.nat(CODES - 1), fc.integer({ min: 1, max: 1_000 })), {
      selector: ([code]) => code,
    }),
  })
  .map(({ count, latencies }): Rollup => {
    return { ...emptyRollup(), count, timed: count, latencies: new Map(latencies) };
  });

const byCode = ([one]: [number, number], [other]: [number, number]) => one - other;

it("adds up in memory as it does in what is stored", () => {
  fc.assert(
    fc.property(fc.array(rollup), (rollups) => {
      const before = structuredClone(rollups);

      expect(sumRollups(rollups)).toEqual(sumParts(rollups.map(toPart)));
      expect(rollups).toEqual(before);
    }),
  );
});

it("reads one component without the others", () => {
  fc.assert(
    fc.property(rollup, fc.constantFrom(...ROLLED_UP_COMPONENTS), (one, component) => {
      const read = emptyRollup();
      addPart(read, toPart(one), component);

      expect(read.count).toBe(one.count);
      expect(histogramOf(read.latencies, component)).toEqual(histogramOf(one.latencies, component));
      expect(read.latencies.size).toBe(histogramOf(one.latencies, component).size);
    }),
  );
});

it("takes away again what was added", () => {
  fc.assert(
    fc.property(rollup, rollup, (one, other) => {
      const whole = toPart(sumRollups([one, other]));
      const read = emptyRollup();
      addPart(read, { ...whole, without: toPart(other).latencies });

      expect(new Map([...read.latencies].sort(byCode))).toEqual(
        new Map([...one.latencies].sort(byCode)),
      );
    }),
  );
});

it("takes away no more than there is, and nothing from what is read next", () => {
  const part = (...latencies: [number, number][]) =>
    toPart({ ...emptyRollup(), latencies: new Map(latencies) });
  const [lacking, next] = [emptyRollup(), emptyRollup()];

  addPart(lacking, { ...part([7, 1]), without: part([7, 2], [9, 1]).latencies });
  addPart(next, part([7, 2], [9, 1]));

  expect([...lacking.latencies]).toEqual([]);
  expect([...next.latencies]).toEqual([
    [7, 2],
    [9, 1],
  ]);
});
