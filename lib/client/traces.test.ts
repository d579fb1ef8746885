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
      items: [trace("d", 4), trace("c", 3), ended],
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

  it("places a trace that arrived late where it belongs", () => {
    const folded = foldLatest(pages, {
      items: [trace("c", 3), trace("late", 2.5)],
      next_cursor: null,
    });

    expect(folded.pages[0]?.items.map(({ id }) => id)).toEqual(["c", "late", "b"]);
  });
});

describe("traceListParams", () => {
  it("leaves out what is not asked for", () => {
    const filters = { text: "", status: "failed", agent: null, source: null, session_id: null };

    const params = traceListParams(
      {
        project: null,
        range: { range: "all", from: null, to: null },
        filters: { ...filters, status: "failed" as const },
      },
      "next",
    );

    expect(params).toEqual({ status: "failed", limit: 50, cursor: "next" });
  });
});

describe("olderTracesParams", () => {
  const filters = { text: null, status: null, agent: "planner", source: null, session_id: null };
  const now = new Date("2026-01-08T00:00:00Z");

  it("asks for one trace from before the range, with the same filters", () => {
    const range = { range: "7d" as const, from: null, to: null };

    expect(olderTracesParams({ project: null, range, filters }, now)).toEqual({
      agent: "planner",
      to: "2026-01-01T00:00:00.000Z",
      limit: 1,
    });
  });

  it("has nothing to ask when the range has no beginning", () => {
    const range = { range: "all" as const, from: null, to: null };

    expect(olderTracesParams({ project: null, range, filters }, now)).toBeUndefined();
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
