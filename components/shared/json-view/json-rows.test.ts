import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { jsonRows, type JsonRow } from "./json-rows";

const ALL_OPEN = { openDepth: Number.POSITIVE_INFINITY, flipped: new Set<string>() };

/** Rows as indented text, so that a case reads like what the viewer shows. */
function drawn(rows: readonly JsonRow[]): string[] {
  return rows.map((row) => {
    const indent = "·".repeat(row.depth);
    if (row.kind === "end") return `${indent}${row.bracket}`;
    const name = row.name === null ? "" : `${row.name}: `;
    if (row.kind === "leaf") return `${indent}${name}${row.text} (${row.leaf})`;
    return `${indent}${name}${row.bracket}${row.isOpen ? "" : `…${row.size}`}`;
  });
}

describe("jsonRows", () => {
  it("shows every value of an open tree in order", () => {
    const value = { task: "buy", budget: 5, tags: ["a", null], none: {} };

    expect(drawn(jsonRows(value, ALL_OPEN))).toEqual([
      "{",
      "·task: buy (text)",
      "·budget: 5 (number)",
      "·tags: [",
      "··a (text)",
      "··null (word)",
      "·]",
      "·none: {} (word)",
      "}",
    ]);
  });

  it("closes what lies deeper, and opens what was flipped", () => {
    const value = { a: { b: 1 }, "c/d": { e: 2 } };

    expect(drawn(jsonRows(value, { openDepth: 1, flipped: new Set(["/c~1d"]) }))).toEqual([
      "{",
      "·a: {…1",
      "·c/d: {",
      "··e: 2 (number)",
      "·}",
      "}",
    ]);
  });

  it("opens whatever holds a revealed value", () => {
    const value = { a: { b: [{ c: 1 }] }, ab: { d: 2 } };
    const folding = { openDepth: 1, flipped: new Set<string>(), revealed: "/a/b/0/c" };

    expect(drawn(jsonRows(value, folding))).toEqual([
      "{",
      "·a: {",
      "··b: [",
      "···{",
      "····c: 1 (number)",
      "···}",
      "··]",
      "·}",
      "·ab: {…1",
      "}",
    ]);
  });

  it("gives every line its own identity", () => {
    const rows = jsonRows([{ x: 1 }, { x: 1 }], ALL_OPEN);

    const identities = rows.map(({ kind, path }) => `${kind} ${path}`);

    expect(new Set(identities).size).toBe(rows.length);
  });

  it("lays out a megabyte quickly", () => {
    const value: Json = Array.from({ length: 20_000 }, (_, id) => ({ id, text: "x".repeat(40) }));

    expect(jsonRows(value, ALL_OPEN)).toHaveLength(20_000 * 4 + 2);
  });
});
