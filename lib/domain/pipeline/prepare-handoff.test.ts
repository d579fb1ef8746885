import { describe, expect, it } from "vitest";
import { NO_TERMS } from "../contract/contract";
import { checkAgainstSchema } from "../orchestration/check-input";
import { factPrints } from "./fact-prints";
import { guardLoop } from "./guard-loop";
import { type HandoffPlan, type PipelineWorld, prepareHandoff } from "./prepare-handoff";

const plan: HandoffPlan = {
  fromAgent: "orchestrator",
  task: "Score these companies",
  context: { companies: ["Acme"], budget: 100 },
  data: undefined,
  dataPrint: null,
  justification: undefined,
  requiredTools: ["score"],
};
const analysis = { name: "analysis", capabilities: ["score", "rank"], isAlive: true };
const world: PipelineWorld = {
  target: analysis,
  toAgent: "analysis",
  routedWhy: undefined,
  contract: NO_TERMS,
  parent: undefined,
  secretPaths: [],
  loop: { chain: ["orchestrator"], visits: [], count: 0, max: 8, isRetry: false },
};

describe("prepareHandoff", () => {
  it("lets a handoff go that has all it needs", () => {
    expect(prepareHandoff(plan, world)).toEqual({
      kind: "ready",
      payload: plan.context,
      data: undefined,
      withheld: [],
      justification: "analysis has what the task needs: score.",
      warning: undefined,
    });
  });

  it.each<[string, Partial<HandoffPlan>, Partial<PipelineWorld>, object]>([
    [
      "a parameter is missing",
      {},
      { contract: { ...NO_TERMS, required: ["industry", "budget"] } },
      { code: "missing_parameters", fields: ["industry"] },
    ],
    ["nobody has that name", {}, { target: undefined }, { code: "unknown_agent" }],
    ["it is down", {}, { target: { ...analysis, isAlive: false } }, { code: "unknown_agent" }],
    [
      "it lacks a tool",
      { requiredTools: ["score", "crawl"] },
      {},
      { code: "missing_capability", tools: ["crawl"] },
    ],
    [
      "it would go back up",
      {},
      { loop: { ...world.loop, chain: ["analysis", "research"] } },
      { code: "loop_detected", cycle: ["analysis", "research", "analysis"] },
    ],
    [
      "there were too many",
      {},
      { loop: { ...world.loop, count: 8 } },
      { code: "max_handoffs_exceeded" },
    ],
    [
      "it holds a secret",
      {},
      { secretPaths: ["/key"] },
      { code: "credential_in_payload", paths: ["/key"] },
    ],
    [
      "it breaks the schema",
      {},
      {
        contract: {
          ...NO_TERMS,
          schema: { properties: { budget: { type: "string" } } },
          check: checkAgainstSchema,
        },
      },
      { code: "contract_violation", issues: [expect.objectContaining({ path: "/budget" })] },
    ],
  ])("refuses when %s", (_why, changes, around, refusal) => {
    const prepared = prepareHandoff({ ...plan, ...changes }, { ...world, ...around });

    expect(prepared).toMatchObject({ kind: "refused", refusal });
  });

  it("sends only what the receiver's role may see, and says what it kept back", () => {
    const prepared = prepareHandoff(plan, {
      ...world,
      contract: { ...NO_TERMS, allowed: ["companies"] },
    });

    expect(prepared).toMatchObject({ payload: { companies: ["Acme"] }, withheld: ["budget"] });
  });

  it.each([
    ["an object", { pages: 3, notes: "mine" }, { pages: 3 }, ["notes", "budget"]],
    ["a list", [1, 2], undefined, ["data", "budget"]],
  ])("and the same of data that is %s", (_case, data, seen, withheld) => {
    const contract = { ...NO_TERMS, allowed: ["companies", "pages"] };

    expect(prepareHandoff({ ...plan, data }, { ...world, contract })).toMatchObject({
      data: seen,
      withheld,
    });
  });

  it("takes a required parameter from the data", () => {
    const contract = { ...NO_TERMS, required: ["pages"] };

    expect(prepareHandoff({ ...plan, data: { pages: 3 } }, { ...world, contract })).toMatchObject({
      kind: "ready",
    });
  });

  it("passes the original request on with every handoff", () => {
    const parent = { original_request: { budget: 100 }, lineage: [] };

    expect(prepareHandoff(plan, { ...world, parent })).toMatchObject({
      payload: { parent_context: parent },
    });
  });

  it.each([
    [4, undefined],
    [5, "This is handoff 6 of at most 8; two to four do best."],
    [7, "This is handoff 8 of at most 8; two to four do best."],
  ])("after %i handoffs it warns: %s", (count, warning) => {
    expect(prepareHandoff(plan, { ...world, loop: { ...world.loop, count } })).toMatchObject({
      warning,
    });
  });
});

describe("guardLoop", () => {
  const told = factPrints(["find companies", { industry: "fintech" }]);
  const base = { chain: ["root"], visits: [], facts: told, count: 0, max: 8, isRetry: false };
  const visited = [{ agent: "b", facts: told }];

  it.each([
    ["a first visit", { to: "b" }, "free"],
    ["itself", { to: "root" }, ["root", "root"]],
    ["a ping-pong", { to: "root", chain: ["root", "b"] }, ["root", "b", "root"]],
    ["a cycle of three", { to: "a", chain: ["root", "a", "b", "c"] }, ["a", "b", "c", "a"]],
    ["a second visit with nothing new", { to: "b", visits: visited }, ["b", "root", "b"]],
    [
      "the same facts under other names",
      {
        to: "b",
        visits: visited,
        facts: factPrints([{ goal: "Find  companies", sector: ["fintech"] }]),
      },
      ["b", "root", "b"],
    ],
    [
      "a second visit with news",
      { to: "b", visits: visited, facts: factPrints(["find companies", { industry: "health" }]) },
      "free",
    ],
    ["a retry of the fallback chain", { to: "b", visits: visited, isRetry: true }, "free"],
    ["a retry when there were many", { to: "b", count: 8, isRetry: true }, "free"],
  ])("%s: %s gives %s", (_name, change, expected) => {
    const answer = guardLoop({ ...base, ...change });

    expect(answer.kind === "loop_detected" ? answer.cycle : answer.kind).toEqual(expected);
  });
});
