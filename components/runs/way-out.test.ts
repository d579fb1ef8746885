import { expect, it } from "vitest";
import { wayOut } from "./way-out";

it.each([
  "unknown_agent",
  "no_route",
  "no_acknowledgement",
  "timed_out",
  "credential_in_payload",
  "invalid_answer",
  "answer_too_large",
  "agent_error",
  "rejected",
  "loop_detected",
  "max_handoffs_exceeded",
])("says what to do about %s", (code) => {
  expect(wayOut(code).text).not.toBe(wayOut("of an agent's own").text);
});

it("takes no code for more than a code", () => {
  expect(wayOut("constructor")).toEqual(wayOut("anything"));
});
