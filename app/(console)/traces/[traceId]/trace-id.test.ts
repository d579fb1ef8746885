import { expect, it } from "vitest";
import { readTraceId } from "./trace-id";

it.each([
  ["4bf92f3577b34da6", "4bf92f3577b34da6"],
  ["run%2F7%20%C3%A9", "run/7 é"],
  ["%E0%A4%A", undefined],
  ["a".repeat(129), undefined],
])("reads %s as %s", (segment, id) => {
  expect(readTraceId(segment)).toBe(id);
});
