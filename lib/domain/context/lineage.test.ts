import { describe, expect, it } from "vitest";
import { HandoffId } from "../ids";
import type { Json } from "../json";
import { createContextReader } from "./context";
import { traceLineage } from "./lineage";
import type { LineageHandoff, Wish } from "./lineage-model";

const id = (text: string) => HandoffId.parse(text);

type Hop = Partial<Omit<LineageHandoff, "id" | "parentId">> & { id: string; parent?: string };

/** `a` is the caller and `b` the callee unless told otherwise. */
function lineageOf(request: Json, hops: readonly Hop[], wishes: readonly Wish[] = []) {
  const handoffs = hops.map(({ id: own, parent, ...rest }) => ({
    type: "delegate" as const,
    fromAgent: "a",
    toAgent: "b",
    sent: undefined,
    received: undefined,
    result: undefined,
    ...rest,
    id: id(own),
    parentId: parent === undefined ? null : id(parent),
  }));
  return traceLineage({ request, handoffs, wishes }, createContextReader());
}

/** `/path: its states`, for facts of the request, else of a result. */
function statesOf({ facts }: ReturnType<typeof lineageOf>, origin = "request"): string[] {
  return facts
    .filter((row) => row.origin === origin)
    .map(({ fact, states }) => `${fact.path}: ${states.join(" ")}`);
}

const REQUEST = { budget_usd: 5000, city: "Berlin" };
const asked = (...fields: string[]) => ({ why: "clarification" as const, fields, question: "" });

describe("the states of a fact", () => {
  it.each<[string, Hop[], string[]]>([
    [
      "goes along, changes and is dropped",
      [
        { id: "h1", received: REQUEST },
        { id: "h2", parent: "h1", received: { budget_usd: 50, city: "Berlin" } },
        { id: "h3", parent: "h2", received: { city: "Berlin" } },
      ],
      ["/budget_usd: kept changed dropped", "/city: kept kept kept"],
    ],
    [
      "is still there in another place or in a sentence",
      [{ id: "h1", received: { task: "In Berlin, for at most 5,000" } }],
      ["/budget_usd: kept", "/city: kept"],
    ],
    [
      "counts as sent while what arrived is unknown",
      [{ id: "h1", sent: { city: "Berlin" } }, { id: "h2" }],
      ["/budget_usd: dropped unknown", "/city: kept unknown"],
    ],
    [
      "is not lost by a return: the caller still has it",
      [
        { id: "h1", received: REQUEST },
        { id: "r1", parent: "h1", type: "return", fromAgent: "b", toAgent: "a", received: "done" },
      ],
      ["/budget_usd: kept absent", "/city: kept absent"],
    ],
  ])("%s", (_case, hops, expected) => {
    expect(statesOf(lineageOf(REQUEST, hops))).toEqual(expected);
  });

  it("leaves a result to those who had it: its caller, and who works for it later", () => {
    const lineage = lineageOf({ city: "Berlin" }, [
      { id: "h1", toAgent: "finder", received: { city: "Berlin" } },
      { id: "h2", toAgent: "other", received: { city: "Berlin" } },
      {
        id: "r1",
        parent: "h1",
        type: "return",
        fromAgent: "finder",
        toAgent: "a",
        received: { company: "Acme" },
      },
      { id: "h3", toAgent: "writer", received: { company: "Acme" } },
      {
        id: "h4",
        parent: "h3",
        fromAgent: "writer",
        toAgent: "mail",
        received: { to: "somebody" },
      },
      { id: "h5", parent: "h2", fromAgent: "other", toAgent: "x", received: { to: "somebody" } },
    ]);

    expect(statesOf(lineage, "r1")).toEqual(["/company: absent absent added kept dropped absent"]);
  });

  it("reads a result off the handoff itself when nothing is returned", () => {
    const lineage = lineageOf({ city: "Berlin" }, [
      { id: "h1", received: { city: "Berlin" }, result: { company: "Acme" } },
    ]);

    expect(statesOf(lineage, "h1")).toEqual(["/company: added"]);
  });
});

describe("where a needed fact was lost", () => {
  const lostOf = (hops: Hop[], wishes: Wish[]) =>
    lineageOf(REQUEST, hops, wishes).facts.flatMap(({ fact, lostAt, needs }) =>
      needs.length === 0
        ? []
        : [
            `${fact.path} at ${lostAt} for ${needs.map((need) => `${need.handoffId} ${need.why}`).join()}`,
          ],
    );
  const chain: Hop[] = [
    { id: "h1", received: REQUEST },
    { id: "h2", parent: "h1", received: { city: "Berlin" } },
    { id: "h3", parent: "h2", received: { city: "Berlin" } },
  ];

  it.each<[string, Hop[], Wish[], string[]]>([
    [
      "at the first handoff on the way that did not carry it on",
      chain,
      [{ handoffId: id("h3"), ...asked("budget_usd") }],
      ["/budget_usd at h2 for h3 clarification"],
    ],
    [
      "at its own delegation, when the one who asks once had it",
      chain,
      [{ handoffId: id("h1"), ...asked("budgetUsd") }],
      ["/budget_usd at h2 for h1 clarification"],
    ],
    [
      "nowhere, when it was there all along",
      [chain[0] ?? { id: "h1" }],
      [{ handoffId: id("h1"), ...asked("budget_usd") }],
      ["/budget_usd at null for h1 clarification"],
    ],
    [
      "not in a parallel branch that never had it",
      [
        { id: "h1", received: { city: "Berlin" } },
        { id: "h2", received: REQUEST },
        { id: "h3", parent: "h2", received: { city: "Berlin" } },
      ],
      [{ handoffId: id("h3"), ...asked("budget_usd") }],
      ["/budget_usd at h3 for h3 clarification"],
    ],
    [
      "for whoever looks it up again",
      chain,
      [{ handoffId: id("h3"), why: "refetch", answer: { found: "a budget of 5,000" } }],
      ["/budget_usd at h2 for h3 refetch"],
    ],
    [
      "for a contract that names it, though not for one that is met",
      chain,
      [{ handoffId: id("h3"), why: "contract", fields: ["budget_usd", "city"] }],
      ["/budget_usd at h2 for h3 contract"],
    ],
    [
      "for no question that merely brushes its name",
      chain,
      [
        {
          handoffId: id("h3"),
          why: "clarification",
          fields: [],
          question: "What is the USD budget?",
        },
      ],
      [],
    ],
  ])("%s", (_case, hops, wishes, expected) => {
    expect(lostOf(hops, wishes)).toEqual(expected);
  });
});

it("does not call looked up again what came up only afterwards", () => {
  const answer = { company: "Acme" };
  const wish = (handoffId: string) => ({
    handoffId: id(handoffId),
    why: "refetch" as const,
    answer,
  });
  const hops: Hop[] = [
    { id: "h1", received: REQUEST },
    { id: "h2", parent: "h1", fromAgent: "b", toAgent: "c", result: { company: "Acme" } },
    { id: "h3", parent: "h1", fromAgent: "b", toAgent: "d", received: { city: "Berlin" } },
  ];

  const { facts } = lineageOf(REQUEST, hops, [wish("h1"), wish("h2"), wish("h3")]);

  const company = facts.find(({ fact }) => fact.path === "/company");
  expect(company?.needs.map(({ handoffId }) => handoffId)).toEqual(["h3"]);
  expect(company?.lostAt).toBe("h3");
});

describe("what survives of the request", () => {
  it("is its share in what each callee received, and on a return what the caller holds", () => {
    const { survival } = lineageOf(REQUEST, [
      { id: "h1", received: REQUEST },
      { id: "h2", parent: "h1", fromAgent: "b", toAgent: "c", received: { city: "Berlin" } },
      {
        id: "r2",
        parent: "h2",
        type: "return",
        fromAgent: "c",
        toAgent: "b",
        received: "nothing of it",
      },
      { id: "h3", parent: "h1", fromAgent: "b", toAgent: "d" },
    ]);

    expect(survival).toEqual([1, 0.5, 1, null]);
  });

  it("says so when there was more than is followed", () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`k${n}`, `v-${n}`]));

    expect(lineageOf(many, []).isComplete).toBe(false);
    expect(lineageOf(REQUEST, []).isComplete).toBe(true);
  });
});
