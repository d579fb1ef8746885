import { expect, it } from "vitest";
import { factName, leafPath, listNames } from "./fact-name";

it.each([
  ["/constraints/budget", "budget"],
  ["/companies/12/name", "companies 12 name"],
  ["/companies/12", "companies 12"],
  ["/a~1b", "a/b"],
  ["/user_request#2", "user_request"],
  ["", "the whole"],
  ["#1", "the whole"],
])("calls %s %s", (path, name) => {
  expect(factName(path)).toBe(name);
});

it("finds the leaf of an entity", () => {
  expect(leafPath("/user_request#12")).toBe("/user_request");
});

it("counts what it does not name", () => {
  expect(listNames(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  expect(listNames(["a"])).toBe("a");
});
