import { expect, it } from "vitest";
import { formatRate } from "./format-rate";

it.each([
  [0, "0/s"],
  [0.02, "1.2/min"],
  [0.5, "30/min"],
  [1, "1.0/s"],
  [12.4, "12/s"],
  [17_533.3, "17,533/s"],
])("writes %d a second as %s", (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});
