import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_NAMES, fieldOf } from "./fields";
import { parseQuery } from "./parse-query";
import { printQuery } from "./print-query";
import { QUERY_TERMS_MAX, type ParsedQuery } from "./query";

const canonical = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.kind === "parsed" ? printQuery(parsed.query) : parsed.error;
};

describe("what a query means, written canonically", () => {
  it.each([
    ["", ""],
    ["   ", ""],
    ["from:research", "from:research"],
    ["  FROM:Research   to:b ", "from:Research to:b"],
    ['to:"Data Agent"', 'to:"Data Agent"'],
    ['to:"plain"', "to:plain"],
    ["outcome:failed,rejected", "outcome:failed,rejected"],
    ["outcome:FAILED,in-flight", "outcome:failed,in_flight"],
    ['outcome:"in flight"', "outcome:in_flight"],
    ["-from:x", "-from:x"],
    ['from:a,"b c",d', 'from:a,"b c",d'],
    ['from:"say \\"hi\\""', 'from:"say \\"hi\\""'],
    ['from:"back\\\\slash"', "from:back\\slash"],
    ['from:"c:\\dir x"', 'from:"c:\\\\dir x"'],
    ['from:">odd"', 'from:">odd"'],
    ["bytes:>10kb", "bytes:>10kb"],
    ["bytes:1.5kb", "bytes:1536b"],
    ["bytes:2048b", "bytes:2kb"],
    ["bytes:0b", "bytes:0b"],
    ["duration:>2s", "duration:>2s"],
    ["duration:>90s", "duration:>90s"],
    ["duration:<=120s", "duration:<=2m"],
    ["latency:>500ms", "latency:>500ms"],
    ["latency:>0.5s", "latency:>500ms"],
    ["latency:0.25ms", "latency:0.25ms"],
    ["latency:=1h", "latency:1h"],
    ["handoffs:>=5", "handoffs:>=5"],
    ["handoffs:=5", "handoffs:5"],
    ["cost:>0.50", "cost:>0.5"],
    ["quality:<0.7", "quality:<0.7"],
    ["flag:clock_skew", "flag:clock_skew"],
    ["has:error", "has:error"],
    ["after:2026-11-01", "after:2026-11-01"],
    ["after:2026-11-01T00:00:00Z", "after:2026-11-01"],
    ["before:2026-11-01T12:30:00.5+02:00", "before:2026-11-01T10:30:00.5Z"],
    ['"some text"', '"some text"'],
    ["free words", "free words"],
    ['-"some text" -word', '-"some text" -word'],
    ['ab"cd"', 'ab "cd"'],
    ["ana@example.com", "ana@example.com"],
    ["https://example.com/a?b=1", "https://example.com/a?b=1"],
    ["550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"],
    ['"from:x"', '"from:x"'],
    ["Größe", "Größe"],
    ["$1,000", "$1,000"],
  ])("%s", (text, written) => {
    expect(canonical(text)).toBe(written);
  });
});

describe("what is wrong, and where", () => {
  it.each([
    ["form:x", "Unknown field `form`: did you mean `from`?", 0, 4],
    ["a -durration:>2s", "Unknown field `durration`: did you mean `duration`?", 3, 12],
    ["lat:>2s", "Unknown field `lat`: did you mean `latency`?", 0, 3],
    ["zzzzz:x", "Unknown field `zzzzz`. Quote it to search for the text", 0, 5],
    ["bytes:big", "`bytes` needs a size such as 10kb (b, kb, mb)", 6, 9],
    ["bytes:>10", "`bytes` needs a size such as 10kb (b, kb, mb)", 6, 9],
    ["duration:>2kb", "`duration` needs a duration such as 500ms (ms, s, m, h)", 9, 13],
    ["handoffs:many", "`handoffs` needs a whole number", 9, 13],
    ["handoffs:1.5", "`handoffs` needs a whole number", 9, 12],
    ["cost:5kb", "`cost` needs a number", 5, 8],
    ["outcome:faild", "`outcome` is never `faild`: did you mean failed?", 8, 13],
    ["has:legs", "`has` is never `legs`: it is one of error, session, usage", 4, 8],
    ["from:", "`from` needs a value, such as from:research", 5, 5],
    ["from: x", "`from` needs a value, such as from:research", 5, 5],
    ["from:a,,b", "`from` needs a value, such as from:research", 7, 7],
    ['from:""', "`from` needs a value, such as from:research", 5, 7],
    [
      "from:>x",
      "`from` is a text and cannot be compared; quote it if the sign belongs to it",
      5,
      7,
    ],
    ['a "open', 'This quote is not closed: add `"` at the end', 2, 7],
    ["-", "`-` needs something to leave out, such as -from:research", 0, 1],
    ["--x", "`-` needs something to leave out, such as -from:research", 0, 1],
    ["***", "There is no letter and no digit to search for", 0, 3],
    [
      "after:yesterday",
      "`after` needs a day such as 2026-11-01 or a time such as 2026-11-01T12:00:00Z",
      6,
      15,
    ],
    [
      "after:2026-02-30",
      "`after` needs a day such as 2026-11-01 or a time such as 2026-11-01T12:00:00Z",
      6,
      16,
    ],
  ])("%s", (text, message, start, end) => {
    expect(parseQuery(text)).toEqual({
      kind: "refused",
      error: { message, place: { start, end } },
    });
  });

  it("stops at too much of it", () => {
    expect(canonical("a ".repeat(QUERY_TERMS_MAX + 1))).toHaveProperty("message");
    expect(canonical("a".repeat(2_001))).toHaveProperty("message");
  });
});

const withoutPlaces = (parsed: ParsedQuery) =>
  parsed.kind === "parsed"
    ? parsed.query.map((term) => ({ ...term, place: undefined }))
    : parsed.error.message;

/** Texts that are likely to be queries. */
const pieces = fc.oneof(
  fc.constantFrom(...FIELD_NAMES).map((name) => fieldOf(name).example),
  fc.constantFrom(...FIELD_NAMES).map((name) => `${name}:`),
  fc.constantFrom("-", '"', "\\", ",", " ", ">", ">=", "10kb", "2s", "a", "é", "2026-11-01", "7"),
  fc.string({ maxLength: 6 }),
);
const queries = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(" ")),
);

describe("whatever is typed", () => {
  it("never throws, and an error lies within the text", () => {
    fc.assert(
      fc.property(queries, (text) => {
        const parsed = parseQuery(text);
        if (parsed.kind === "parsed") return;
        const { start, end } = parsed.error.place;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads back as the same query once written canonically", () => {
    fc.assert(
      fc.property(queries, (text) => {
        const parsed = parseQuery(text);
        if (parsed.kind !== "parsed") return;
        const written = printQuery(parsed.query);
        const again = parseQuery(written);
        expect(withoutPlaces(again)).toEqual(withoutPlaces(parsed));
        expect(again.kind === "parsed" && printQuery(again.query)).toBe(written);
      }),
      { numRuns: 3_000 },
    );
  });

  it("knows every example of the field table", () => {
    for (const name of FIELD_NAMES) {
      expect(canonical(fieldOf(name).example)).toBe(fieldOf(name).example);
    }
  });
});
