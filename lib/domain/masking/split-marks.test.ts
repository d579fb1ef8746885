import { describe, expect, it } from "vitest";
import { splitMarks } from "./split-marks";

const key = "[masked:openai_key:0a1b2c3d]";

describe("splitMarks", () => {
  it.each([
    ["", []],
    ["plain", ["plain"]],
    [key, ["openai_key"]],
    [`a ${key} b`, ["a ", "openai_key", " b"]],
    [`${key}${key}`, ["openai_key", "openai_key"]],
    ["[masked:", ["[masked:"]],
  ])("splits '%s'", (text, expected) => {
    const pieces = splitMarks(text);

    expect(pieces.map((piece) => (piece.kind === "mark" ? piece.secret : piece.text))).toEqual(
      expected,
    );
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });
});
