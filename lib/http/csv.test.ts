import { expect, it } from "vitest";
import { csvLine, type CsvCell } from "./csv";

it.each<[CsvCell, string]>([
  ["plain", "plain"],
  [null, ""],
  [-5, "-5"],
  [1.25, "1.25"],
  ["a, b", '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", `"'\tx"`],
  ["x;=1+1;y", '"x;=1+1;y"'],
  ['=1,"2"', `"'=1,""2"""`],
])("writes %j as %s", (cell, written) => {
  expect(csvLine([cell, "x"])).toBe(`${written},x\r\n`);
});
