import { describe, expect, it } from "vitest";
import type { Clause } from "../context/contract/clause";
import type { ContractClause } from "../context/contract/clauses";
import type { LineageFact } from "../context/lineage-model";
import { FINDING_KINDS } from "./finding";
import { detectAll, ruleOf } from "./registry";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { id, traceOf, view } from "./trace-view.fixture";

function found(handoffs: HandoffView[], lineage: LineageFact[] = []) {
  return detectAll(traceOf(handoffs, { lineage })).map(
    ({ kind, severity, title, handoffIds }) =>
      `${kind} ${severity}: ${title} [${handoffIds.join(" ")}]`,
  );
}

function broken(clause: ContractClause, result: Clause["result"] = "fail"): Clause[] {
  return [{ clause, result, detail: "So it is.", evidence: ["/a"] }];
}

function lost(path: string, lostAt: string | null, neededBy: string[]): LineageFact {
  const fact = {
    path,
    text: "5000",
    kind: "number" as const,
    key: "n:5000",
    isKey: true,
    isEntity: false,
    start: 0,
    end: 0,
    leaf: { path, value: 5000, isKey: true, isData: false },
  };
  return {
    id: path,
    fact,
    origin: "request",
    states: [],
    needs: neededBy.map((handoffId) => ({ handoffId: id(handoffId), why: "clarification" })),
    lostAt: lostAt === null ? null : id(lostAt),
  };
}

const facts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `/f${index}`, text: "x" }));
const secret = (stage: HandoffView["secrets"][number]["stage"], fingerprint = "ab12") => ({
  path: "/key",
  kind: "openai_key",
  fingerprint,
  stage,
});

describe("detectAll", () => {
  it.each<[string, HandoffView[], string[]]>([
    ["nothing in nothing", [], []],
    ["nothing while nothing is known", [view(1)], []],
    ["nothing when all arrived", [view(1, { transferLoss: [], gapScore: 0 })], []],
    [
      "one loss for each handoff, by what it weighs",
      [
        view(1, { transferLoss: facts(1), gapScore: 0.1 }),
        view(2, { transferLoss: facts(3), gapScore: 0.3 }),
      ],
      [
        "transfer-loss medium: 1 fact did not arrive at handoff 1 (Research → Analysis) [h1]",
        "transfer-loss high: 3 facts did not arrive at handoff 2 (Research → Analysis) [h2]",
      ],
    ],
    [
      "one broken clause for each pair of agents",
      [
        view(1, { contract: broken("no_transcript") }),
        view(2, { contract: broken("no_transcript") }),
        view(3, { contract: broken("no_transcript"), toAgent: null }),
        view(4, { contract: broken("no_transcript", "unknown") }),
      ],
      [
        "transcript-dump medium: Mostly a conversation was handed over at handoff 1 (Research → Analysis) and 1 more [h1 h2]",
        "transcript-dump medium: Mostly a conversation was handed over at handoff 3 (Research → unknown) [h3]",
      ],
    ],
    [
      "one leak for each secret, at every hop that it crossed",
      [
        view(1, { secrets: [secret("held"), secret("sent")] }),
        view(2, { secrets: [secret("received"), secret("held", "ff00")] }),
      ],
      [
        "credential-leak critical: A credential (openai key) crossed at handoff 1 (Research → Analysis) and 1 more [h1 h2]",
        "credential-leak medium: A credential (openai key) in an agent's context [h2]",
      ],
    ],
  ])("finds %s", (_case, handoffs, expected) => {
    expect(found(handoffs)).toEqual(expected);
  });

  it.each<[string, Partial<HandoffView>, string[]]>([
    ["implicit-context", { explicit: false }, ["implicit-context"]],
    ["what nobody said whether it was explicit", { explicit: null }, []],
    ["a return that relies on what its caller knows", { explicit: false, type: "return" }, []],
    ["no justification by one who never gives any", { justified: false }, []],
    [
      "tools that nobody checked",
      { validated: false, requiredTools: ["crm"] },
      ["unvalidated-capability"],
    ],
    ["no tools to check", { validated: false }, []],
    ["10,240 bytes", { contextBytes: 10_240 }, []],
    ["10,241 bytes", { contextBytes: 10_241 }, ["oversize-context"]],
    ["incomplete", { outcome: "incomplete" }, ["never-finished"]],
    ["still gathering", { phase: "gathering" }, ["wrong-phase"]],
    ["in the middle of an action", { phase: "executing" }, ["wrong-phase"]],
    ["ready", { phase: "ready" }, []],
    ["a question back", { questions: ["Which market?"] }, ["premature-handoff"]],
  ])("judges %s", (_case, fields, kinds) => {
    const found = detectAll(traceOf([view(1, fields)]));

    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("counts neither returns nor escalations among too many handoffs", () => {
    const chain = (count: number) => Array.from({ length: count }, (_, index) => view(index + 1));
    const others = [view(8, { type: "return" }), view(9, { type: "escalate" })];
    const severities = (handoffs: HandoffView[]) =>
      detectAll(traceOf(handoffs)).map(({ kind, severity }) => `${kind} ${severity}`);

    expect(severities([...chain(5), ...others])).toEqual([]);
    expect(severities([...chain(6), ...others])).toEqual(["too-many-handoffs medium"]);
    expect(severities(chain(7))).toEqual(["too-many-handoffs high"]);
  });

  it("begins to speak where a project wants it to", () => {
    const kinds = (thresholds = DEFAULT_THRESHOLDS) =>
      detectAll(traceOf([view(1, { contextBytes: 5000 })]), thresholds);

    expect(kinds()).toEqual([]);
    expect(kinds({ ...DEFAULT_THRESHOLDS, contextBytesMax: 4096 })).toMatchObject([
      { kind: "oversize-context", title: expect.stringContaining("More than 4 KB") },
    ]);
  });

  it("finds work that one agent refused and another finished for the same caller", () => {
    const refused = view(1, { outcome: "rejected" });
    const finished = view(2, { toAgent: "Writer" });

    expect(found([refused, finished])).toEqual([
      "misroute medium: Analysis refused, Writer did it: handoff 1 (Research → Analysis) [h1 h2]",
    ]);
    expect(found([refused, view(2, { toAgent: "Writer", fromAgent: "Desk" })])).toEqual([]);
    expect(found([refused, view(2)])).toEqual([]);
  });

  it.each([
    ["no_scratchpad", "scratchpad-leak"],
    ["typed_parameters", "free-text-payload"],
    ["short_task", "long-summary"],
  ] as const)("reports a broken %s as %s", (clause, kind) => {
    const [only] = detectAll(traceOf([view(1, { contract: broken(clause) })]));

    expect(only).toMatchObject({
      kind,
      evidence: [{ handoffId: "h1", stage: "sent", path: "/a", text: "So it is." }],
    });
  });

  it("blames a conversation once, not also for being free text without a summary", () => {
    const contract = [
      ...broken("no_transcript"),
      ...broken("typed_parameters"),
      ...broken("short_task").map((clause) => ({ ...clause, evidence: [] })),
    ];
    const kinds = (fields: Partial<HandoffView>) =>
      detectAll(traceOf([view(1, { contract, ...fields })])).map(({ kind }) => kind);

    expect(kinds({ task: null })).toEqual(["transcript-dump"]);
    expect(kinds({ task: "so many words" })).toEqual(["transcript-dump", "long-summary"]);
  });

  it("lets an answer, a question to a person and a pointer to the blackboard be text", () => {
    const text = broken("typed_parameters");
    const kinds = (fields: Partial<HandoffView>) =>
      detectAll(traceOf([view(1, { contract: text, ...fields })])).map(({ kind }) => kind);

    expect(kinds({})).toEqual(["free-text-payload"]);
    expect(kinds({ type: "return" })).toEqual([]);
    expect(kinds({ type: "escalate" })).toEqual([]);
    expect(kinds({ pattern: "blackboard" })).toEqual([]);
  });

  it("says nothing of a task that nobody told", () => {
    const contract = broken("short_task").map((clause) => ({ ...clause, evidence: [] }));
    const kinds = (task: string | null) =>
      detectAll(traceOf([view(1, { contract, task })])).map(({ kind }) => kind);

    expect(kinds(null)).toEqual([]);
    expect(kinds("so many words")).toEqual(["long-summary"]);
  });

  it("finds where needed facts were lost, one for each place, with who needed them", () => {
    const lineage = [
      lost("/budget", "h2", ["h1"]),
      lost("/limit", "h2", ["h1", "h3"]),
      lost("/city", null, ["h1"]),
      lost("/name", "h2", []),
    ];

    const lines = found([view(1), view(2), view(3)], lineage);

    expect(lines).toEqual([
      "lost-across-hops high: 2 facts that were needed later went missing at handoff 2 (Research → Analysis) [h2 h1 h3]",
    ]);
  });

  it("names the same thing the same way when it is seen again", () => {
    const causes = (handoffs: HandoffView[]) =>
      detectAll(traceOf(handoffs)).map(({ cause }) => cause);
    const leak = (seq: number) => view(seq, { secrets: [secret("sent")] });

    expect(causes([leak(1), leak(2)])).toEqual(causes([leak(1)]));
  });

  it("has a remedy in words and in code for all that it finds", () => {
    const rules = FINDING_KINDS.flatMap((kind) => ruleOf(kind) ?? []);

    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ remedy }) => !remedy.text || !remedy.code)).toEqual([]);
  });
});
