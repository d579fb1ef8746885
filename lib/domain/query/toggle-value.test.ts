import { expect, it } from "vitest";
import { parseQuery } from "./parse-query";
import { printQuery } from "./print-query";
import { toggleValue, valuesAsked } from "./toggle-value";

const queryOf = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.kind === "parsed" ? parsed.query : [];
};

it.each([
  ["", "status:failed"],
  ["words", "words status:failed"],
  ["status:running", "status:running,failed"],
  ["status:running,failed x", "status:running x"],
  ["status:failed x", "x"],
  ["status:running status:failed", "status:running"],
  ["-status:failed", "-status:failed status:failed"],
])("toggles status:failed in “%s”", (before, after) => {
  expect(printQuery(toggleValue(queryOf(before), "status", "failed"))).toBe(after);
});

it("knows what is asked for", () => {
  expect(valuesAsked(queryOf("status:failed,running x"), "status")).toEqual(["failed", "running"]);
  expect(valuesAsked(queryOf("-status:failed"), "status")).toEqual([]);
});
