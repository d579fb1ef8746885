import { describe, expect, it } from "vitest";
import { handoffLoop } from "./handoff-loop";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { id, said, second, traceOf, view } from "./trace-view.fixture";

function titles(handoffs: HandoffView[], revisitsMax = DEFAULT_THRESHOLDS.revisitsMax) {
  const thresholds = { ...DEFAULT_THRESHOLDS, revisitsMax };
  return handoffLoop.detect(traceOf(handoffs), thresholds).map(({ title }) => title);
}

/** Research asks Analysis, which answers; one visit after the other. */
function asked(seq: number, told: string, answered: string, fields: Partial<HandoffView> = {}) {
  return view(seq, { ...said([told], [answered]), ...fields });
}

/** Each waits for the next: a handoff below the one before it. */
function chain(names: string[], saying: (index: number) => string[]): HandoffView[] {
  return names.slice(1).map((toAgent, index) =>
    view(index + 1, {
      fromAgent: names[index] ?? null,
      toAgent,
      parentId: index === 0 ? null : id(`h${index}`),
      outcome: "incomplete",
      completedAt: null,
      ...said(saying(index)),
    }),
  );
}

const CLEAN = "It is clean, no changes needed";
const ASK = "Clean the data set first";

describe("handoffLoop", () => {
  it.each<[string, HandoffView[], string[]]>([
    ["nothing in nothing", [], []],
    ["nothing in one visit", [asked(1, ASK, CLEAN)], []],
    [
      "nothing in one return, which the seed allows",
      [asked(1, ASK, CLEAN), asked(2, ASK, CLEAN)],
      [],
    ],
    [
      "a third visit after which nobody knows more",
      [asked(1, ASK, CLEAN), asked(2, ASK, CLEAN), asked(3, ASK, CLEAN)],
      ["Round in circles once with nothing new: Analysis → Analysis"],
    ],
    [
      "no loop where each visit is told something new",
      [1, 2, 3, 4].map((seq) => asked(seq, `Score company number ${seq}`, CLEAN)),
      [],
    ],
    [
      "no loop where each answer is a new one",
      [1, 2, 3, 4].map((seq) => asked(seq, ASK, `Draft number ${seq}, better than before`)),
      [],
    ],
    [
      "no loop where somebody else has learned something in between",
      [1, 2, 3, 4].flatMap((turn) => [
        asked(turn * 2 - 1, "Run the tests", "Done with it"),
        asked(turn * 2, `Fix failure number ${turn}`, "Done with it", { toAgent: "Developer" }),
      ]),
      [],
    ],
    [
      "no loop where an answer is unknown",
      [1, 2, 3, 4].map((seq) => asked(seq, ASK, CLEAN, { answered: () => null })),
      [],
    ],
    ["no loop where the contexts are unknown", [1, 2, 3, 4].map((seq) => view(seq)), []],
    [
      "no loop where a person was asked in between",
      [
        asked(1, ASK, CLEAN),
        asked(2, ASK, CLEAN),
        asked(3, "May I?", "", { toAgent: "Human", type: "escalate" }),
        asked(4, ASK, CLEAN),
      ],
      [],
    ],
    [
      "no loop in the same question asked of many at once",
      [1, 2, 3, 4].map((seq) => asked(seq, ASK, CLEAN, { completedAt: second(90) })),
      [],
    ],
    [
      "no loop in trying again, which is judged elsewhere",
      [1, 2, 3].map((seq) =>
        asked(seq, ASK, "", { outcome: "failed", error: { type: "x", message: null } }),
      ),
      [],
    ],
    [
      "a way in circles of three that wait for each other",
      chain(["Desk", "A", "B", "C", "A", "B", "C", "A"], (index) => [
        ["Audit the pages", "Decide which matter", "Measure them", "Find out which matter"][
          index === 0 ? 0 : ((index - 1) % 3) + 1
        ] ?? "",
      ]),
      ["Round in circles once with nothing new: A → B → C → A"],
    ],
    [
      "no loop where the ring grows wiser each time round",
      chain(["Desk", "A", "B", "A", "B", "A"], (index) => [`Known so far: ${index} of the facts`]),
      [],
    ],
    [
      "names that differ only by case are two agents",
      [asked(1, ASK, CLEAN), asked(2, ASK, CLEAN, { toAgent: "analysis" }), asked(3, ASK, CLEAN)],
      [],
    ],
  ])("finds %s", (_case, handoffs, expected) => {
    expect(titles(handoffs)).toEqual(expected);
  });

  it("allows as many visits as a project wants", () => {
    const handoffs = [1, 2, 3].map((seq) => asked(seq, ASK, CLEAN));

    expect(titles(handoffs, 2)).toEqual([]);
    expect(titles(handoffs, 1)).toHaveLength(1);
  });

  it("has no end of its own in parents that are a circle", () => {
    const handoffs = [view(1, { parentId: id("h2") }), view(2, { parentId: id("h1") })];

    expect(titles(handoffs)).toEqual([]);
  });
});
