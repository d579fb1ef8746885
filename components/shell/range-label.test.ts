import { expect, it } from "vitest";
import { customRangeLabel } from "./range-label";

const FROM = "2026-01-03T12:00:00.000Z";
const TO = "2026-01-04T08:00:00.000Z";

it.each([
  [FROM, TO, "Jan 3, 12:00 – Jan 4, 08:00"],
  [FROM, null, "since Jan 3, 12:00"],
  [null, TO, "until Jan 4, 08:00"],
  [null, null, "until now"],
])("names the range from %s to %s", (from, to, label) => {
  expect(customRangeLabel({ range: "7d", from, to }, "UTC")).toBe(label);
});
