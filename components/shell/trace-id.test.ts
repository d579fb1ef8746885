import { expect, it } from "vitest";
import { toTraceId } from "./trace-id";

it.each([
  ["4bf92f3577b34da6a3ce929d0e0e4736", "4bf92f3577b34da6a3ce929d0e0e4736"],
  ["  partnership-17 ", "partnership-17"],
  ["http://localhost:3000/traces/a%2Fb?range=1h", "a/b"],
  ["/traces/bad%escape", "bad%escape"],
  ["demo-ping-pong", "demo-ping-pong"],
  ["settings", undefined],
  ["two words 12", undefined],
  ["12", undefined],
  ["", undefined],
])("finds in '%s' the trace %s", (pasted, id) => {
  expect(toTraceId(pasted)).toBe(id);
});
