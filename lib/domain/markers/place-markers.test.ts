import { expect, it } from "vitest";
import { placeMarkers } from "./place-markers";

const STEPS = ["2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"];

it.each([
  ["at the beginning of a step", "2026-03-29T01:00:00.000000000Z", 1],
  ["within a step", "2026-03-29T01:59:59.999999999Z", 1],
  ["in another time zone", "2026-03-29T03:30:00+02:00", 1],
  ["in the last step, however late", "2026-03-30T00:00:00Z", 2],
  ["before the first step", "2026-03-28T23:59:59Z", null],
])("a marker %s", (_where, at, expected) => {
  const placed = placeMarkers(STEPS, [{ at }]);

  expect([...placed.keys()]).toEqual(expected === null ? [] : [expected]);
});

it("keeps those of one step together, in their order", () => {
  const one = { at: STEPS[0] ?? "", title: "1" };
  const two = { at: STEPS[0] ?? "", title: "2" };

  expect(placeMarkers(STEPS, [two, one]).get(0)).toEqual([two, one]);
  expect(placeMarkers([], [one]).size).toBe(0);
});
