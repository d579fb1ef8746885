import { expect, it } from "vitest";
import { type OutcomeFacts, outcomeLook } from "./outcome-look";

it.each<[OutcomeFacts, string]>([
  [{ outcome: "succeeded" }, "Succeeded"],
  [{ outcome: "succeeded", flags: ["tool_error"] }, "Succeeded with errors"],
  [{ outcome: "succeeded", flags: ["clock_skew"] }, "Succeeded"],
  [{ outcome: "in_flight", standing: null }, "In flight"],
  [{ outcome: "in_flight", standing: "waiting" }, "Waiting for a human"],
  [{ outcome: "in_flight", standing: "lost" }, "Lost contact"],
  [{ outcome: "failed", standing: "lost" }, "Failed"],
  [{ outcome: "rejected" }, "Rejected"],
])("shows %o as %s", (facts, label) => {
  expect(outcomeLook(facts).label).toBe(label);
});
