import { describe, expect, it } from "vitest";
import { moveItem } from "../shared/move-item";
import { newRule } from "./move-rule";

describe("moveItem", () => {
  it.each([
    [0, 2, "bca"],
    [2, 0, "cab"],
    [1, 1, "abc"],
    [0, -1, "abc"],
    [2, 3, "abc"],
  ])("from %i to %i", (from, to, expected) => {
    expect(moveItem(["a", "b", "c"], from, to).join("")).toBe(expected);
  });
});

describe("newRule", () => {
  it("takes a name that is free", () => {
    const first = newRule("a", []);

    expect(newRule("b", [{ ...first, name: "Rule 2" }]).name).toBe("Rule 3");
  });
});
