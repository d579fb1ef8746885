import { expect, it } from "vitest";
import { createRecentPeak } from "./recent-peak";

const MINUTE = 60_000;

it("remembers how many were needed at once for five minutes", () => {
  const peak = createRecentPeak();
  expect(peak.read(0)).toBe(0);

  peak.note(3, MINUTE);
  peak.note(1, MINUTE + 1);
  expect(peak.read(MINUTE + 2)).toBe(3);

  peak.note(2, 4 * MINUTE);
  expect(peak.read(5 * MINUTE)).toBe(3);
  expect(peak.read(6 * MINUTE)).toBe(2);
  expect(peak.read(9 * MINUTE)).toBe(0);
});
