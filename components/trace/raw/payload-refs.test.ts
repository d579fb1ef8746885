import { expect, it } from "vitest";
import { payloadRefs } from "./payload-refs";

it.each([
  [{ task: "x", context: { payload: "hash", bytes: 2 } }, [{ field: "context", payload: "hash" }]],
  [{ context: { payload: 1, bytes: 2 }, held: { payload: "h" } }, []],
  ["text", []],
])("finds the payloads of %j", (body, refs) => {
  expect(payloadRefs(body)).toEqual(refs);
});
