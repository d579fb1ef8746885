import { describe, expect, it } from "vitest";
import { isUnusual, prepareLatency } from "./prepare-latency";

const UNKNOWN = {
  routing_ms: null,
  serialization_ms: null,
  network_ms: null,
  init_ms: null,
  deserialization_ms: null,
  handoff_ms: null,
  execution_ms: null,
};

describe("prepareLatency", () => {
  it("keeps every component in its row, unknown ones as unknown", () => {
    const { rows, bars } = prepareLatency({ ...UNKNOWN, network_ms: 18 });

    expect(rows.map(({ part, ms }) => [part, ms])).toEqual([
      ["routing", null],
      ["serialization", null],
      ["network", 18],
      ["init", null],
      ["deserialization", null],
    ]);
    expect(bars.map(({ part }) => part)).toEqual(["network"]);
  });

  it("shows the part of the total that no component explains", () => {
    const { bars } = prepareLatency({ ...UNKNOWN, serialization_ms: 45, handoff_ms: 180 });

    expect(bars.map(({ part, ms }) => [part, ms])).toEqual([
      ["serialization", 45],
      ["unexplained", 135],
    ]);
  });

  it("does not count routing, which lies before the handoff, as part of its total", () => {
    const { bars } = prepareLatency({
      ...UNKNOWN,
      routing_ms: 400,
      serialization_ms: 40,
      network_ms: 20,
      init_ms: 90,
      deserialization_ms: 30,
      handoff_ms: 180,
    });

    expect(bars.map(({ part }) => part)).not.toContain("unexplained");
  });

  it("has nothing to draw when nothing is known", () => {
    expect(prepareLatency(UNKNOWN).bars).toEqual([]);
  });
});

it.each([
  { ms: 96, n: 100, expected: true },
  { ms: 95, n: 100, expected: false },
  { ms: 96, n: 19, expected: false },
  { ms: null, n: 100, expected: false },
])("calls $ms ms of $n handoffs unusual: $expected", ({ ms, n, expected }) => {
  expect(isUnusual(ms, { p50: 50, p95: 95, p99: 99, n })).toBe(expected);
});

it("calls nothing unusual while the pair is not known", () => {
  expect(isUnusual(5_000, undefined)).toBe(false);
});
