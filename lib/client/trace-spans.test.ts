import { expect, it } from "vitest";
import type { SpanSkeletonDto } from "@/lib/contracts/span-skeleton";
import { formatInstant } from "@/lib/domain/time";
import { readSpans } from "./trace-spans";

const skeleton: SpanSkeletonDto = {
  shape: "skeleton",
  total: 7,
  started_at: "2026-01-31T12:00:00.000000001Z",
  ids: ["a", "b", "c"],
  parents: [null, 0, "never-arrived"],
  kinds: { values: ["agent", "llm"], at: [0, 1, 1] },
  names: { values: ["run", "chat"], at: [0, 1, 1] },
  agents: { values: ["planner", null], at: [0, 1, 1] },
  statuses: { values: ["ok", "error"], at: [0, 0, 1] },
  start_ns: [0, 5, 7],
  end_ns: [1_000_000_000, null, 9],
};

it("reads columns as spans, exact to the nanosecond", () => {
  const { items, total } = readSpans(skeleton);

  expect(total).toBe(7);
  expect(items.map(({ id, parentId, name, agent }) => [id, parentId, name, agent])).toEqual([
    ["a", null, "run", "planner"],
    ["b", "a", "chat", null],
    ["c", "never-arrived", "chat", null],
  ]);
  expect(items.map(({ startedAt }) => formatInstant(startedAt).slice(19))).toEqual([
    ".000000001Z",
    ".000000006Z",
    ".000000008Z",
  ]);
  expect(items.map(({ endedAt }) => endedAt && formatInstant(endedAt).slice(17))).toEqual([
    "01.000000001Z",
    null,
    "00.000000010Z",
  ]);
});

it("has nothing to show of a trace without spans", () => {
  const none = { values: [], at: [] };
  const empty = { ...skeleton, total: 0, started_at: null, ids: [], parents: [] };

  expect(
    readSpans({ ...empty, kinds: none, names: none, agents: none, statuses: none }).items,
  ).toEqual([]);
});
