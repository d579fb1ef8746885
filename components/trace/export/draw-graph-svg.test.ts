import { describe, expect, it } from "vitest";
import { toShape } from "../graph/edge-numbers";
import { buildAgentGraph, buildStepGraph } from "../graph/graph-model";
import { layoutLayered } from "@/components/shared/graph/layered-layout";
import { makeHandoff } from "../trace-fixtures";
import { drawGraphSvg } from "./draw-graph-svg";
import { pictureFileName } from "./picture-file";
import { pngScale } from "./save-picture";
import { escapeXml, fitText } from "./svg-text";

const resolve = (color: string) => color.replace(/^var\((.*)\)$/, "$1");

describe("drawGraphSvg", () => {
  const hostile = '<script>alert("1")</script> & \u0000 \u202Egnp.exe';
  const graph = buildAgentGraph(
    [
      makeHandoff(1, ["planner", hostile]),
      makeHandoff(2, [hostile, hostile], { outcome: "failed", type: "loop" }),
    ],
    [],
  );
  const { svg } = drawGraphSvg(graph, layoutLayered(toShape(graph)), { title: "A & B", resolve });

  it("holds every agent's whole name, as text and never as markup", () => {
    expect(svg).toContain("<title>planner</title>");
    expect(svg).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \uFFFD");
    expect(svg).not.toContain("<script");
    expect(svg).toContain("<title>A &amp; B</title>");
  });

  it("tells an outcome by a sign as well as by its colour, and needs nothing from outside", () => {
    expect(svg).toContain("✕ 2 · loop");
    expect(svg).not.toMatch(/var\(|href|url\(|NaN|undefined/);
  });

  it("has a number for every step", () => {
    const steps = buildStepGraph(
      [1, 2, 3].map((seq) => makeHandoff(seq, ["a", "b"])),
      [],
    );
    const drawing = drawGraphSvg(steps, layoutLayered(toShape(steps)), { title: "t", resolve });

    expect(drawing.svg.match(/✓ \d · route/g)).toEqual([
      "✓ 1 · route",
      "✓ 2 · route",
      "✓ 3 · route",
    ]);
    expect(drawing.width).toBeGreaterThan(0);
  });
});

describe("fitText", () => {
  const room = { widthPx: 148, fontPx: 13 };

  it.each([
    ["planner", "planner"],
    ["a".repeat(500), `${"a".repeat(18)}…`],
    ["👩‍👩‍👧‍👦".repeat(20), `${"👩‍👩‍👧‍👦".repeat(9)}…`],
  ])("cuts %s between whole characters", (text, fitted) => {
    expect(fitText(text, room)).toBe(fitted);
  });
});

it("escapes what XML cannot hold", () => {
  expect(escapeXml("\u0007\uD800'\uFFFF")).toBe("\uFFFD\uFFFD&#39;\uFFFD");
});

it.each([
  [{ id: "4bf92f3577b34da6", name: "Find: leads / ../etc" }, "find-leads-etc-4bf92f35-agents.svg"],
  [{ id: "t1", name: null }, "trace-t1-agents.svg"],
  [{ id: "t1", name: "🚀" }, "t1-agents.svg"],
])("names a file after its trace: %o", (trace, fileName) => {
  expect(pictureFileName(trace, { mode: "agents", extension: "svg" })).toBe(fileName);
});

it("paints a huge graph smaller rather than not at all", () => {
  expect(pngScale({ width: 800, height: 600 })).toBe(2);
  expect(pngScale({ width: 40_000, height: 500 })).toBe(0.4);
});
