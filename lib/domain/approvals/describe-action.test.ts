import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import { describeAction } from "./describe-action";

describe("what a reviewer looks for first", () => {
  it.each<[string, Json, string[]]>([
    [
      "an amount and its target",
      { amount: 30, invoice_id: "INV-7" },
      ["Amount: 30", "Target: INV-7"],
    ],
    [
      "recipients in a list",
      { drafts: [{ to: "a@x" }, { to: "b@x" }, { to: "c@x" }, { to: "d@x" }, { to: "a@x" }] },
      ["Recipients: a@x, b@x, c@x and 1 more"],
    ],
    ["camel case", { totalPrice: "12.50 EUR" }, ["Amount: 12.50 EUR"]],
    ["words that only contain one", { tomato: "red", pathology: "x" }, []],
    ["nothing", null, []],
    ["a list of plain values", { recipients: ["a@x"] }, ["Recipients: a@x"]],
  ])("%s", (_, args, expected) => {
    expect(describeAction(args).map(({ label, text }) => `${label}: ${text}`)).toEqual(expected);
  });
});
