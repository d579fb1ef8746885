import { expect, it } from "vitest";
import { makeSpan } from "../trace-fixtures";
import { prepareTimeline } from "./prepare-timeline";
import { layoutRows } from "./timeline-rows";

it("lays an open lane's spans below it and hides those of a closed one", () => {
  const timeline = prepareTimeline(
    [
      makeSpan("one", { agent: "a", atMs: 0, endMs: 1 }),
      makeSpan("two", { agent: "b", atMs: 1, endMs: 2 }),
    ],
    [],
  );

  const { rows, laneTops, rowBySpan, height } = layoutRows(timeline, (agent) => agent === "a");

  expect(rows.map(({ key }) => key)).toEqual(["lane:a", "one", "lane:b"]);
  expect(laneTops).toEqual([0, 64]);
  expect([...rowBySpan]).toEqual([["one", 1]]);
  expect(height).toBe(104);
});
