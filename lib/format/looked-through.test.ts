import { expect, it } from "vitest";
import {
  busiestPairsOnly,
  describeOpenFindings,
  mayStillGrow,
  nothingFound,
} from "./looked-through";

it.each([
  [0, "What is wrong and still open, the gravest first.", "Nothing was found wrong in this time."],
  [
    1,
    "What is wrong and still open, the gravest first. 1 trace is still to be looked through.",
    "Nothing was found wrong so far.",
  ],
  [
    1_200,
    "What is wrong and still open, the gravest first. 1,200 traces are still to be looked through.",
    "Nothing was found wrong so far.",
  ],
])("says of %i traces that they are still to be looked through", (pending, description, empty) => {
  expect(describeOpenFindings(pending)).toBe(description);
  expect(nothingFound(pending)).toBe(empty);
});

it("says which figures are not the last word", () => {
  expect(mayStillGrow(0)).toBe("");
  expect(mayStillGrow(2)).toBe("may still grow: 2 traces are still to be looked through.");
  expect(busiestPairsOnly(4_000)).toBe(
    "There are more pairs of agents than are compared: these are the busiest, with 4,000 handoffs.",
  );
});
