import { describe, expect, it } from "vitest";
import { isLiveView, loadViewParams, traceHref, viewHref, viewPeriod } from "./view-params";

const NOW = new Date("2026-06-15T12:00:00Z");

describe("view params", () => {
  it("has defaults for an empty URL", () => {
    expect(loadViewParams("")).toEqual({
      project: null,
      range: "7d",
      from: null,
      to: null,
      live: true,
    });
  });

  it("ignores what it cannot read", () => {
    expect(loadViewParams("?range=1y&from=yesterday&live=maybe")).toEqual(loadViewParams(""));
  });

  it.each([
    ["?range=all", {}],
    ["?range=15m", { from: "2026-06-15T11:45:00.000Z" }],
    ["", { from: "2026-06-08T12:00:00.000Z" }],
    ["?from=2026-01-01T00:00:00Z&range=1h", { from: "2026-01-01T00:00:00.000Z" }],
    [
      "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
      { from: "2026-01-01T00:00:00.000Z", to: "2026-01-02T00:00:00.000Z" },
    ],
  ])("reads '%s' as a period", (query, period) => {
    expect(viewPeriod(loadViewParams(query), NOW)).toEqual(period);
  });

  it("keeps the view in links, without its defaults", () => {
    const view = loadViewParams("?project=shop&range=1h&live=true");

    expect(viewHref("/traces", view)).toBe("/traces?project=shop&range=1h");
    expect(traceHref("a/b", loadViewParams(""))).toBe("/traces/a%2Fb");
  });

  it("is live only when the range is open", () => {
    expect(isLiveView(loadViewParams(""))).toBe(true);
    expect(isLiveView(loadViewParams("?live=false"))).toBe(false);
    expect(isLiveView(loadViewParams("?to=2026-01-02T00:00:00Z"))).toBe(false);
  });
});
