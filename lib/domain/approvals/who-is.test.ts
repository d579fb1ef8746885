import { expect, it } from "vitest";
import { whoIs, whyUnclear } from "./who-is";

const ann = { name: "Ann", email: "ann@x.example" };
const bo = { name: "Bo", email: "bo@x.example" };
const other = { name: "BO", email: "other@x.example" };
const posing = { name: "ann@x.example", email: "posing@x.example" };

it.each([
  ["a name, whatever its case", "ann", [ann]],
  ["an address, whatever its case", "ANN@x.example", [ann]],
  ["a name that two have", "Bo", [bo, other]],
  ["a name that nobody has", "Cy", []],
  ["a part of a name", "An", []],
])("%s", (_, who, expected) => {
  expect(whoIs([ann, bo, other, posing], who)).toEqual(expected);
});

it("never takes a name for an address", () => {
  expect(whoIs([posing], "ann@x.example")).toEqual([]);
});

it.each([
  [{ count: 0, choices: [] }, "Bo is nobody who may decide here: write a member's e-mail address"],
  [{ count: 2, choices: [] }, "2 people are called Bo: write the e-mail address"],
  [{ count: 2, choices: ["a@x", "b@x"] }, "2 people are called Bo: write a@x or b@x"],
])("says what to write", (found, expected) => {
  expect(whyUnclear("Bo", found)).toBe(expected);
});
