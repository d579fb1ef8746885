import { describe, expect, it } from "vitest";
import { formatBytes } from "./bytes";

describe("formatBytes", () => {
  it.each([
    [null, "—"],
    [0, "0 B"],
    [512, "512 B"],
    [1023, "1023 B"],
    [1024, "1 KB"],
    [4300, "4.2 KB"],
    [153_600, "150 KB"],
    [1_048_575, "1 MB"],
    [10_485_760, "10 MB"],
    [3_221_225_472, "3 GB"],
  ])("shows %s as %s", (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
