import * as fc from "fast-check";
import { expect, it } from "vitest";
import { cutInChunks } from "./cut-in-chunks";

it("cuts nothing away and tears no character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 9 }), (text, max) => {
      const chunks = cutInChunks(text, max);

      expect(chunks.join("")).toBe(text);
      expect(chunks.every((chunk) => chunk.length <= max && chunk.isWellFormed())).toBe(true);
    }),
  );
  expect(cutInChunks("", 4)).toEqual([""]);
});
