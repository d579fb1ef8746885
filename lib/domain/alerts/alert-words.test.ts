import { expect, it } from "vitest";
import { AlertCondition } from "./alert";
import { conditionWords } from "./alert-words";

const base = { measure: "handoffs", comparison: "below", threshold: 1 };

it.each([
  [{}, "Handoffs below 1 in 1 hour"],
  [{ window_minutes: 90 }, "Handoffs below 1 in 90 minutes"],
  [{ window_minutes: 1_440 }, "Handoffs below 1 in 24 hours"],
  [{ window_minutes: 43_200, threshold: 10_000 }, "Handoffs below 10,000 in 30 days"],
  [
    { measure: "open_findings", comparison: "above", finding_kind: "transfer-loss" },
    "Open findings (transfer loss) above 1 in 1 hour",
  ],
  [
    { measure: "success_rate", threshold: 0.9, pair: { from: "Desk", to: "Buyer" } },
    "Success rate of Desk → Buyer below 90 % in 1 hour",
  ],
  [{ measure: "open_approvals", comparison: "above" }, "Waiting approvals above 1 now"],
])("%o reads %s", (condition, words) => {
  expect(conditionWords(AlertCondition.parse({ ...base, ...condition }))).toBe(words);
});
