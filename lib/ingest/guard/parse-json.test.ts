import { describe, expect, it } from "vitest";
import { parseJson } from "./parse-json";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const nested = (depth: number) => bytesOf("[".repeat(depth) + "]".repeat(depth));

describe("parseJson", () => {
  it("reads JSON with a byte order mark", () => {
    expect(parseJson(bytesOf('\uFEFF{"a":[1,"é"]}'))).toEqual({ a: [1, "é"] });
  });

  it.each([
    ['{"a":1,}', "The body is not valid JSON at position 7."],
    ["abc", "The body is not valid JSON at position 0."],
    ['{"password":"hunter2" oops}', "The body is not valid JSON at position 22."],
    ['{"a":', "The body ends too early at position 5."],
    ["", "The body ends too early at position 0."],
  ])("names the position of the error in %j and quotes nothing", (text, message) => {
    expect(() => parseJson(bytesOf(text))).toThrow(
      expect.objectContaining({ code: "invalid_input", message }),
    );
  });

  it("names the first byte that is not UTF-8", () => {
    const bytes = new Uint8Array([...bytesOf('{"a":"é\uFFFD'), 0xff, ...bytesOf('"}')]);

    expect(() => parseJson(bytes)).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        message: "The body is not valid UTF-8 at byte 11.",
      }),
    );
  });

  it("takes 200 levels and refuses 201 before parsing", () => {
    expect(() => parseJson(nested(200))).not.toThrow();
    expect(() => parseJson(nested(201))).toThrow(expect.objectContaining({ code: "too_deep" }));
    expect(() => parseJson(bytesOf("[".repeat(1_000_000)))).toThrow(
      expect.objectContaining({ code: "too_deep" }),
    );
  });

  it("keeps __proto__ harmless", () => {
    const value = parseJson(bytesOf('{"__proto__":{"admin":true}}'));

    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).not.toHaveProperty("admin");
  });
});
