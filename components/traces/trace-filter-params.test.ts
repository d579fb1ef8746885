import { expect, it } from "vitest";
import { countFilters, NO_FILTERS } from "./trace-filter-params";

it("counts the filters that narrow the list", () => {
  expect(countFilters(NO_FILTERS)).toBe(0);
  expect(countFilters({ ...NO_FILTERS, text: "", status: "failed", agent: "planner" })).toBe(2);
});
