import { afterEach, expect, it } from "vitest";
import { noteServerTime, serverMs } from "./server-clock";

const noon = Date.parse("2026-01-15T12:00:00Z");
afterEach(() => noteServerTime("Thu, 15 Jan 2026 12:00:00 GMT", noon));

it.each([
  ["fast by ten minutes", noon + 600_000, noon + 500],
  ["slow by ten minutes", noon - 600_000, noon + 500],
  ["off by less than can be told", noon + 1_500, noon + 1_500],
])("a clock that is %s", (_what, browserMs, expected) => {
  noteServerTime("Thu, 15 Jan 2026 12:00:00 GMT", browserMs);

  expect(serverMs(browserMs)).toBe(expected);
});

it("keeps what it knew where an answer does not say", () => {
  noteServerTime("Thu, 15 Jan 2026 12:00:00 GMT", noon + 600_000);
  noteServerTime(null, noon);
  noteServerTime("yesterday", noon);

  expect(serverMs(noon + 600_000)).toBe(noon + 500);
});
