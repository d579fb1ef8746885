import { describe, expect, it } from "vitest";
import { makeFact, makeGap } from "./gap.fixture";
import { filterFacts, prepareGap } from "./prepare-gap";

const UNSEEN = { present: false, bytes: 0, facts: 0, is_complete: true };
const { stages } = makeGap();

describe("prepareGap", () => {
  it.each([
    [makeGap(), "All 14 facts arrived."],
    [
      makeGap({ transfer_loss: ["/constraints/budget", "/deadline", "/companies/3/name"] }),
      "3 of 14 facts did not arrive: budget, deadline, companies 3 name",
    ],
    [
      makeGap({
        transfer_loss: ["/a", "/b"],
        facts: [makeFact("/a", { status: "dropped" }), makeFact("/b", { status: "changed" })],
      }),
      "2 of 14 facts did not arrive as sent: a, b",
    ],
    [
      makeGap({ transfer_loss: ["/a", "/b", "/c", "/d", "/e", "/f"] }),
      "6 of 14 facts did not arrive: a, b, c, d, e and 1 more",
    ],
    [
      makeGap({ stages: { ...stages, received: UNSEEN }, facts: [makeFact("/a")] }),
      "It is not known what was received, so it cannot be said what was lost on the way.",
    ],
    [
      makeGap({ stages: { ...stages, sent: UNSEEN, received: UNSEEN } }),
      "There is no context to compare, so nothing can be said about losses.",
    ],
    [makeGap({ stages: { ...stages, sent: { ...stages.sent, facts: 0 } } }), "Nothing was sent."],
  ])("says in one line what was lost (%#)", (gap, summary) => {
    expect(prepareGap(gap).summary).toBe(summary);
  });

  it("tells none from not known", () => {
    const gap = makeGap({ withheld: ["/a"], stages: { ...stages, understood: UNSEEN } });

    expect(prepareGap(gap).losses.map(({ kind, count }) => [kind, count])).toEqual([
      ["withheld", 1],
      ["transfer_loss", 0],
      ["not_understood", null],
      ["unused", 0],
    ]);
  });

  it("says what was not looked at", () => {
    const gap = makeGap({
      facts: [makeFact("/a")],
      facts_total: 2_000,
      stages: { ...stages, sent: { ...stages.sent, facts: 1_000, is_complete: false } },
    });

    expect(prepareGap(gap).limits).toEqual([
      "Analysed the first 1,000 facts of what was sent; there are more.",
      "Showing 1 of 2,000 facts.",
    ]);
  });
});

describe("filterFacts", () => {
  const facts = [
    makeFact("/kept"),
    makeFact("/key", { is_key: true }),
    makeFact("/dropped", { status: "dropped" }),
    makeFact("/withheld", { status: "withheld" }),
    makeFact("/not-understood", {
      states: { ...makeFact("").states, understood: "dropped" },
    }),
  ];

  it.each([
    ["all", ["/kept", "/key", "/dropped", "/withheld", "/not-understood"]],
    ["key", ["/key"]],
    ["losses", ["/dropped", "/withheld", "/not-understood"]],
  ] as const)("shows %s", (filter, paths) => {
    expect(filterFacts(facts, filter).map(({ path }) => path)).toEqual(paths);
  });
});
