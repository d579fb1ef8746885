import { describe, expect, it } from "vitest";
import { arrowHead, roundedPath } from "./edge-path";

describe("roundedPath", () => {
  it("rounds every corner between the ends", () => {
    const path = roundedPath([
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 50 },
    ]);

    expect(path).toBe("M 0 0 L 92 0 Q 100 0 100 8 L 100 50");
  });

  it("is straight between two points and nothing without any", () => {
    expect(
      roundedPath([
        { x: 0, y: 0 },
        { x: 4, y: 0 },
      ]),
    ).toBe("M 0 0 L 4 0");
    expect(roundedPath([])).toBe("");
  });
});

describe("arrowHead", () => {
  it("points along the last stretch", () => {
    expect(
      arrowHead([
        { x: 0, y: 0 },
        { x: 20, y: 0 },
      ]),
    ).toBe("M 20 0 L 11 4.5 L 11 -4.5 Z");
  });

  it("is nothing where there is no direction", () => {
    expect(
      arrowHead([
        { x: 1, y: 1 },
        { x: 1, y: 1 },
      ]),
    ).toBe("");
  });
});
