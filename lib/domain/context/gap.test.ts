import {
  assert,
  anything,
  constantFrom,
  dictionary,
  jsonValue,
  oneof,
  property,
  string,
  uniqueArray,
} from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import { arrivalOf, gapOf } from "./gap.fixture";

describe("what becomes of a fact between sent and received", () => {
  it.each<[string, Json, Json, string[]]>([
    ["nothing changes", { a: 1, b: "two" }, { a: 1, b: "two" }, []],
    ["order says nothing", { a: 1, b: "two" }, { b: "two", a: 1 }, []],
    [
      "a member is gone",
      { budget: 5000, city: "Berlin" },
      { city: "Berlin" },
      ["/budget: dropped"],
    ],
    ["a member became null", { budget: 5000 }, { budget: null }, ["/budget: dropped"]],
    ["a value is another", { budget: 5000 }, { budget: 50 }, ["/budget: changed"]],
    ["a member was renamed", { budget: 5000 }, { max_budget: 5000 }, ["/budget: moved"]],
    ["a member moved deeper", { city: "Berlin" }, { place: { city: "Berlin" } }, ["/city: moved"]],
    [
      "short values must be unique to be moved",
      { n: 1, m: 1 },
      { a: 1, b: 1 },
      ["/n: dropped", "/m: dropped", "/a: added", "/b: added"],
    ],
    ["something is new", { a: "one" }, { a: "one", b: "two" }, ["/b: added"]],
    [
      "a text is cut",
      { note: "The quick brown fox jumps over the lazy dog" },
      { note: "The quick brown fox…" },
      ["/note: truncated"],
    ],
    [
      "a value is hidden",
      { email: "ana@example.com" },
      { email: "[REDACTED]" },
      ["/email: redacted"],
    ],
    [
      "a secret is masked on the way",
      { pass: "open-sesame" },
      { pass: "[masked:named_secret:ab12]" },
      ["/pass: redacted"],
    ],
    [
      "an item is taken out",
      { list: ["alpha", "beta", "gamma"] },
      { list: ["beta", "gamma"] },
      ["/list/0: dropped"],
    ],
    [
      "a record is taken out",
      {
        list: [
          { id: 1, v: "alpha" },
          { id: 2, v: "beta" },
        ],
      },
      { list: [{ id: 2, v: "beta" }] },
      ["/list/0/id: dropped", "/list/0/v: dropped"],
    ],
    [
      "a record is changed",
      {
        list: [
          { id: 1, v: "alpha" },
          { id: 2, v: "beta" },
        ],
      },
      {
        list: [
          { id: 2, v: "delta" },
          { id: 1, v: "alpha" },
        ],
      },
      ["/list/1/v: changed"],
    ],
    [
      "a number is told in words",
      { minimum: 1500 },
      { task: "Find at least 1,500 of them" },
      ["/minimum: moved", "/task: added"],
    ],
    [
      "a date is told in words",
      { deadline: "2026-06-30" },
      { task: "Be done by June 30 please" },
      ["/deadline: moved", "/task: added"],
    ],
    [
      "a day is told with its year",
      { task: "Be done by 30 June" },
      { deadline: "2026-06-30" },
      ["/task: dropped", "/task#1: moved"],
    ],
    [
      "a number in a sentence changes",
      { task: "Find 20 companies in Berlin" },
      { task: "Find 12 companies in Berlin" },
      ["/task#1: changed"],
    ],
    [
      "a place in a sentence is lost",
      { task: "Find 20 companies, not in Germany" },
      { task: "Find 20 companies" },
      ["/task: truncated", "/task#2: dropped"],
    ],
    [
      "JSON in a text is opened",
      { args: '{"city":"Berlin","n":2000}' },
      { args: '{"city":"Berlin"}' },
      ["/args/n: dropped"],
    ],
  ])("%s", (_case, sent, received, expected) => {
    expect(arrivalOf(sent, received)).toEqual(expected);
  });

  it("reads a history as what was said, not as its protocol", () => {
    const said = { role: "user", content: "My invoice INV-1 is wrong" };
    const wrapped = {
      role: "user",
      parts: [{ text: "For context: [desk] said: My invoice INV-1 is wrong" }],
    };

    expect(arrivalOf([{ role: "system", content: "You are a desk." }, said], [wrapped])).toEqual([
      "/1/content: moved",
      "/1/content#1: moved",
    ]);
  });

  it("keeps the sender's own ids in tool arguments", () => {
    const call = (id: string) => [
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "call_1", function: { name: "refund", arguments: `{"id":"${id}"}` } }],
      },
    ];

    expect(arrivalOf(call("INV-1"), call("INV-2"))).toEqual([
      "/0/tool_calls/0/function/arguments/id: changed",
    ]);
  });
});

describe("analyseGap", () => {
  const held = { request: "Find 20 companies", exclude: "Germany" };

  it("calls withheld what the sender did not send, and lost what did not arrive", () => {
    const gap = gapOf({
      held,
      sent: { request: held.request, deadline: "2026-06-30" },
      received: { request: held.request },
    });

    expect(gap.withheld.map(({ fact }) => fact.path)).toEqual(["/exclude"]);
    expect(gap.transferLoss.map(({ fact }) => fact.path)).toEqual(["/deadline"]);
    expect(gap.score).toBeGreaterThan(0.4);
  });

  it("calls withheld what did not come, while what was sent is unknown", () => {
    const gap = gapOf({ held, received: { request: held.request } });

    expect(gap.score).toBeNull();
    expect(gap.withheld.map(({ fact }) => fact.path)).toEqual(["/exclude"]);
    expect(gap.transferLoss).toEqual([]);
  });

  it("judges understanding and use by the task, not by its data", () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ name: `Company ${index}` }));
    const sent = { task: "Score", limit: 2500, rows };
    const gap = gapOf({
      sent,
      received: sent,
      understood: "I score the companies",
      used: [{ maximum: 2500 }],
    });

    expect(gap.notUnderstood.map(({ fact }) => fact.path)).toEqual(["/limit"]);
    expect(gap.unused.map(({ fact }) => fact.path)).toEqual(["/task"]);
  });

  it("says unknown of a stage that nobody observed", () => {
    const [line] = gapOf({ sent: { a: "one" } }).passed(1);

    expect(line?.states).toEqual({
      held: "unknown",
      sent: "kept",
      received: "unknown",
      understood: "unknown",
      used: "unknown",
    });
    expect(line?.status).toBe("unknown");
  });

  it("counts ids and constraints double", () => {
    const plain = gapOf({ sent: { colour: "12345", a: "67890" }, received: { a: "67890" } });
    const limit = gapOf({ sent: { max_price: "12345", a: "67890" }, received: { a: "67890" } });

    expect(limit.score).toBeGreaterThan(plain.score ?? 1);
  });
});

describe("laws of the gap", () => {
  const json = jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

  it("loses nothing when nothing changes", () => {
    assert(
      property(json, (value) => {
        expect(gapOf({ sent: value, received: structuredClone(value) }).score).toBe(0);
        expect(arrivalOf(value, structuredClone(value))).toEqual([]);
      }),
    );
  });

  it("keeps its score between none and all, whatever the two sides are", () => {
    assert(
      property(json, json, (sent, received) => {
        const { score } = gapOf({ sent, received });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  const words = uniqueArray(
    string({ unit: constantFrom("b", "c", "d", "f", "g", "h", "j"), minLength: 6, maxLength: 12 }),
    { minLength: 3, maxLength: 12 },
  );

  it("finds a fact that was dropped", () => {
    assert(
      property(words, ([gone = "", ...rest]) => {
        const members = rest.map((word, index) => [`m${index}`, word]);
        const received = Object.fromEntries(members);
        expect(arrivalOf({ gone, ...received }, received)).toEqual(["/gone: dropped"]);
      }),
    );
  });

  it("does not take another order for a loss", () => {
    assert(
      property(words, (items) => {
        expect(arrivalOf({ items }, { items: items.toReversed() })).toEqual([]);
      }),
    );
  });

  it("calls a renamed member moved", () => {
    assert(
      property(
        dictionary(
          string({ unit: constantFrom("x", "y", "z"), minLength: 1 }),
          oneof(string({ unit: constantFrom("b", "c", "d", "f"), minLength: 8 })),
          { minKeys: 1 },
        ),
        (record) => {
          const renamed = Object.fromEntries(
            Object.entries(record).map(([key, value]) => [`new_${key}`, value]),
          );
          const states = arrivalOf(record, renamed);
          expect(states.filter((line) => !line.endsWith("moved"))).toEqual([]);
        },
      ),
    );
  });

  it("never throws, whatever the shape", () => {
    assert(
      property(anything({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value) as string | undefined;
        const wild = JSON.parse(text ?? "null") as Json;
        gapOf({ held: wild, sent: wild, received: [wild], understood: wild, used: [wild] });
      }),
    );
  });
});

it("looks once at a long run of blanks where a text may have been cut", () => {
  const cut = `The quick${" ".repeat(300_000)}x`;

  expect(
    gapOf({ sent: { note: "The quick brown fox jumps" }, received: { note: cut } }),
  ).toBeDefined();
});
