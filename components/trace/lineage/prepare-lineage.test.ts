import { describe, expect, it } from "vitest";
import { makeHandoff } from "../trace-fixtures";
import { LINEAGE } from "./lineage.fixture";
import {
  cellOf,
  type LineageFilter,
  LINEAGE_FILTERS,
  lossStories,
  prepareLineage,
} from "./prepare-lineage";

const handoffs = [makeHandoff(1, ["a", "b"]), makeHandoff(2, ["b", "c"])];
const shown = (filter: LineageFilter, search = "") =>
  prepareLineage(LINEAGE, handoffs, { filter, search }).facts.map(({ path }) => path);

describe("prepareLineage", () => {
  it("shows which facts a filter asks for", () => {
    expect(Object.fromEntries(LINEAGE_FILTERS.map((filter) => [filter, shown(filter)]))).toEqual({
      all: ["/industry", "/minimum_results", "/scored"],
      request: ["/industry", "/minimum_results"],
      results: ["/scored"],
      lost: ["/minimum_results"],
      needed: ["/minimum_results"],
    });
  });

  it("finds facts by path and text, whatever the case", () => {
    expect(shown("all", " MINIMUM")).toEqual(["/minimum_results"]);
    expect(shown("all", "text of /sco")).toEqual(["/scored"]);
    expect(shown("all", "nothing")).toEqual([]);
  });

  it("keeps a column for a handoff that is not loaded", () => {
    const { columns } = prepareLineage(LINEAGE, handoffs, { filter: "all", search: "" });

    expect(
      columns.map(({ id, handoff, survival }) => [id, handoff?.seq ?? null, survival]),
    ).toEqual([
      ["h1", 1, 1],
      ["h2", 2, 0.5],
      ["h3", null, null],
    ]);
  });
});

it("tells of a cell what is lost there and why it was needed", () => {
  const [, fact] = LINEAGE.facts;
  if (!fact) throw new Error("no fact");

  expect([cellOf(fact, 0, "h1"), cellOf(fact, 1, "h2"), cellOf(fact, 9, "h9")]).toEqual([
    { state: "kept", isLostHere: false, why: ["clarification", "refetch"] },
    { state: "dropped", isLostHere: true, why: [] },
    { state: "unknown", isLostHere: false, why: [] },
  ]);
});

it("tells where a fact was lost and who needed it, once each", () => {
  const matrix = prepareLineage(LINEAGE, handoffs, { filter: "all", search: "" });

  expect(
    lossStories(matrix).map(({ fact, lostAt, neededBy }) => [
      fact.path,
      lostAt.id,
      neededBy.map(({ id }) => id),
    ]),
  ).toEqual([["/minimum_results", "h2", ["h1"]]]);
});
