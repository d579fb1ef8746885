import { expect, it } from "vitest";
import { toLocalPath } from "./local-path";

it.each([
  ["/traces?range=1h", "/traces?range=1h"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
  ["https://evil.example/traces", "/"],
  ["//evil.example", "/"],
  [String.raw`/\evil.example`, "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.example", "/"],
])("goes from %s to %s", (next, path) => {
  expect(toLocalPath(next)).toBe(path);
});
