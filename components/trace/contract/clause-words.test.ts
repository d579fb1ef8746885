import { expect, it } from "vitest";
import type { ClauseDto } from "@/lib/contracts/contract-check";
import type { ClauseResult } from "@/lib/domain/context/contract/clauses";
import { sortClauses, summariseClauses } from "./clause-words";

function clauses(...results: ClauseResult[]): ClauseDto[] {
  return results.map((result) => ({ clause: "schema", result, detail: "", evidence: [] }));
}

it.each([
  [clauses("pass", "fail", "not_applicable"), "1 of 2 clauses that apply fails."],
  [
    clauses("fail", "fail", "unknown"),
    "2 of 2 clauses that apply fail; 1 cannot be judged from what was observed.",
  ],
  [clauses("pass", "pass"), "All 2 clauses that apply pass."],
  [
    clauses("unknown", "not_applicable"),
    "No clause could be judged; 1 cannot be judged from what was observed.",
  ],
])("sums up %#", (list, words) => {
  expect(summariseClauses(list)).toBe(words);
});

it("puts what fails first", () => {
  expect(
    sortClauses(clauses("not_applicable", "pass", "fail", "unknown")).map(({ result }) => result),
  ).toEqual(["fail", "unknown", "pass", "not_applicable"]);
});
