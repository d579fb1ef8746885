import { expect, test } from "vitest";
import { checkList } from "./check-list";

const counts = { handoffs: 4, sides: 4, task: 1, sent: 0, received: 4, receipt: 4, end: 3 };

test("each capture is there for all, some or none of the handoffs", () => {
  expect(checkList(counts).map(({ capture, state }) => [capture, state])).toEqual([
    ["sides", "all"],
    ["task", "some"],
    ["sent", "none"],
    ["received", "all"],
    ["receipt", "all"],
    ["end", "some"],
  ]);
});

test("without a handoff nothing is missing yet", () => {
  expect(checkList({ ...counts, handoffs: 0 })).toEqual([]);
});
