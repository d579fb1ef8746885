import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { isLargerThan } from "./json-size";
import { parseJson } from "./parse-json";

describe("isLargerThan", () => {
  it.each<[Json, number, boolean]>([
    ["12345678", 10, false],
    ["123456789", 10, true],
    ["ééééé", 10, true],
    [[1, 2, 3], 7, false],
    [[1, 2, 3], 6, true],
    [{ key: "value" }, 15, false],
    [{ key: "value" }, 14, true],
  ])("measures %j against %i bytes", (value, maxBytes, expected) => {
    expect(isLargerThan(value, maxBytes)).toBe(expected);
  });

  it("never calls a value larger than its JSON text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const bytes = Buffer.byteLength(text);

        expect(isLargerThan(parseJson(Buffer.from(text)), bytes)).toBe(false);
      }),
    );
  });
});
