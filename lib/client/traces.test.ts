import { describe, expect, it } from "vitest";
import type { TraceDto } from "@/lib/contracts/trace";
import { foldLatest, olderTracesParams, traceListParams } from "./traces";

describe("foldLatest", () => {
  const pages = {
    pages: [
      { items: [trace("c", 3), trace("b", 2)], next_cursor: "after-b" },
      { items: [trace("a", 1)], next_cursor: null },
    ],
    pageParams: [null, "after-b"],
  };

  it("puts new traces on top and updates known ones where they are", () => {
    const ended = { ...trace("a", 1), status: "failed" as const };

    const folded = foldLatest(pages, {
      items: [trace("d", 4), trace("c", 3), trace("b", 2), ended],
      next_cursor: "more",
    });

    expect(folded.pages.map(({ items }) => items.map(({ id }) => id))).toEqual([
      ["d", "c", "b"],
      ["a"],
    ]);
    expect(folded.pages[1]?.items[0]?.status).toBe("failed");
    expect(folded.pageParams).toEqual(pages.pageParams);
  });

  it("starts again when traces in between are missing", () => {
    const latest = { items: [trace("z", 9)], next_cursor: "after-z" };

    expect(foldLatest(pages, latest)).toEqual({ pages: [latest], pageParams: [null] });
  });

  it("takes away what no longer matches, as far back as the newest reach", () => {
    const ended = foldLatest(pages, { items: [trace("c", 3), trace("a", 1)], next_cursor: "more" });
    const partly = foldLatest(pages, { items: [trace("c", 3)], next_cursor: "after-c" });

    const none = foldLatest(pages, { items: [], next_cursor: null });

    expect(none.pages.flatMap(({ items }) => items)).toEqual([]);
    expect(ended.pages.map(({ items }) => items.map(({ id }) => id))).toEqual([["c"], ["a"]]);
    expect(partly.pages.map(({ items }) => items.map(({ id }) => id))).toEqual([["c", "b"], ["a"]]);
  });

  it("leaves to the next page what that will bring", () => {
    const first = { pages: pages.pages.slice(0, 1), pageParams: [null] };
    const latest = { items: [trace("c", 3), trace("b", 2), trace("a", 1)], next_cursor: null };

    expect(foldLatest(first, latest).pages[0]?.items.map(({ id }) => id)).toEqual(["c", "b"]);
  });

  it("places a trace that arrived late where it belongs", () => {
    const folded = foldLatest(pages, {
      items: [trace("c", 3), trace("late", 2.5)],
      next_cursor: "after-late",
    });

    expect(folded.pages[0]?.items.map(({ id }) => id)).toEqual(["c", "late", "b"]);
  });
});

const NEWEST_FIRST = { sort: "started", order: "desc" } as const;

describe("traceListParams", () => {
  it("leaves out what is not asked for", () => {
    const range = { range: "all" as const, from: null, to: null };
    const view = { project: null, range, q: "", order: NEWEST_FIRST };

    expect(traceListParams(view, null)).toEqual({ ...NEWEST_FIRST, limit: 50 });
    expect(traceListParams({ ...view, q: "status:failed" }, "next")).toEqual({
      ...NEWEST_FIRST,
      q: "status:failed",
      limit: 50,
      cursor: "next",
    });
  });
});

describe("olderTracesParams", () => {
  const view = { project: null, q: "agent:planner", order: NEWEST_FIRST };
  const now = new Date("2026-01-08T00:00:00Z");

  it("asks for one trace from before the range, with the same query", () => {
    const range = { range: "7d" as const, from: null, to: null };

    expect(olderTracesParams({ ...view, range }, now)).toEqual({
      q: "agent:planner",
      to: "2026-01-01T00:00:00.000Z",
      limit: 1,
    });
  });

  it("has nothing to ask when the range has no beginning", () => {
    const range = { range: "all" as const, from: null, to: null };

    expect(olderTracesParams({ ...view, range }, now)).toBeUndefined();
  });
});

function trace(id: string, second: number): TraceDto {
  return {
    id,
    name: null,
    session_id: null,
    status: "succeeded",
    started_at: new Date(second * 1000).toISOString(),
    ended_at: null,
    duration_ms: null,
    agents: [],
    handoff_count: 0,
    span_count: 0,
    error_count: 0,
    usage: null,
    source: "native",
    findings: [],
  };
}
