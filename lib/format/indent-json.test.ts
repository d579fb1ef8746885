import { describe, expect, it } from "vitest";
import { indentJson } from "./indent-json";

const drawn = (text: string) => indentJson(text).map((line) => "·".repeat(line.depth) + line.text);

describe("indentJson", () => {
  it("puts every value on a line of its own", () => {
    expect(drawn('{"task":"a, {b}","n":[1,null],"e":{}}')).toEqual([
      "{",
      '·"task": "a, {b}",',
      '·"n": [',
      "··1,",
      "··null",
      "·],",
      '·"e": {',
      "·}",
      "}",
    ]);
  });

  it("reads a text that ends anywhere", () => {
    expect(drawn('{"a":[{"b":"half a wo')).toEqual(["{", '·"a": [', "··{", '···"b": "half a wo']);
    expect(drawn('{"a":"x\\')).toEqual(["{", '·"a": "x\\']);
  });

  it("breaks at the line ends of a text, and keeps its escapes", () => {
    expect(drawn('"one\\ntwo \\"quoted\\" \\\\n"')).toEqual(['"one\\n', 'two \\"quoted\\" \\\\n"']);
  });

  it("goes on in the next line where one is too long", () => {
    expect(indentJson(`"${"x".repeat(4500)}"`).map(({ text }) => text.length)).toEqual([
      2000, 2000, 502,
    ]);
  });

  it("loses nothing but white space", () => {
    const json = JSON.stringify({ a: ["b c", { d: "e\nf" }], g: -1.5e3 });

    expect(
      indentJson(json)
        .map(({ text }) => text)
        .join("")
        .replaceAll(": ", ":"),
    ).toBe(json);
  });
});
