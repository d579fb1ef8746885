import { describe, expect, it } from "vitest";
import type { Json } from "../../json";
import { checkContract } from "./check-contract";
import { checkAgainstSchema } from "../../orchestration/check-input";
import type { ContractSubject } from "./clause";
import type { ContractClause } from "./clauses";
import { createContextReader } from "../context";

function clauseOf(clause: ContractClause, subject: Partial<ContractSubject>, payload?: Json) {
  const clauses = checkContract({
    task: null,
    pattern: "push",
    outputKey: null,
    acceptanceCriteria: [],
    isAnswered: false,
    sent: payload === undefined ? undefined : createContextReader()(payload),
    payload,
    ...subject,
  });
  const { result, evidence } = clauses.find((one) => one.clause === clause) ?? {};
  return [result, ...(evidence ?? [])];
}

const NOTHING: ContractSubject = {
  task: null,
  pattern: null,
  outputKey: null,
  acceptanceCriteria: [],
  isAnswered: false,
  sent: undefined,
  payload: undefined,
};

const said = (content: string) => ({ role: "user", content });
const CHAT = [said("Where is my invoice INV-1?"), said("It was due in March"), said("Refund it")];

describe("what was agreed for the pair", () => {
  const terms = {
    required: ["budget"],
    allowed: ["budget"],
    schema: { properties: { budget: { type: "number" } } },
    check: checkAgainstSchema,
  };
  const resultsOf = (payload: Json | undefined) =>
    checkContract({ ...NOTHING, payload }, terms)
      .slice(-3)
      .map(({ result }) => result);

  it.each([
    [{ budget: 1, parent_context: {} }, ["pass", "pass", "pass"]],
    [{ budget: "1" }, ["pass", "pass", "fail"]],
    [{ note: "x" }, ["fail", "fail", "pass"]],
    [undefined, ["unknown", "unknown", "unknown"]],
  ])("%o", (payload, results) => {
    expect(resultsOf(payload)).toEqual(results);
  });
});

describe("checkContract", () => {
  it.each<[ContractClause, string, Partial<ContractSubject>, Json | undefined, unknown[]]>([
    ["short_task", "a short task", { task: "Find 20 companies" }, {}, ["pass"]],
    ["short_task", "200 words", { task: "word ".repeat(200) }, {}, ["pass"]],
    ["short_task", "201 words", { task: "word ".repeat(201) }, {}, ["fail"]],
    ["short_task", "told in the payload", {}, { objective: "Score" }, ["pass", "/objective"]],
    ["short_task", "none", {}, { data: 1 }, ["fail"]],
    ["short_task", "nothing observed", {}, undefined, ["unknown"]],
    ["output_key", "a key", { outputKey: "output/b/h" }, {}, ["pass"]],
    ["output_key", "a key in the payload", {}, { output_key: "x" }, ["pass", "/output_key"]],
    ["output_key", "a blackboard without one", { pattern: "blackboard" }, {}, ["fail"]],
    ["output_key", "a push without one", {}, {}, ["not_applicable"]],
    ["completed_work", "listed", {}, { completed: ["a"] }, ["pass", "/completed"]],
    ["completed_work", "told in prose", {}, { so_far: "a lot" }, ["fail", "/so_far"]],
    ["completed_work", "not mentioned", {}, { data: 1 }, ["not_applicable"]],
    ["completed_work", "not observed", {}, undefined, ["unknown"]],
    ["outstanding_tasks", "listed", {}, { next_steps: ["b"] }, ["pass", "/next_steps"]],
    ["outstanding_tasks", "told in prose", {}, { todo: "the rest" }, ["fail", "/todo"]],
    ["typed_parameters", "a number", {}, { minimum: 20 }, ["pass"]],
    ["typed_parameters", "a text", {}, "Find twenty companies and score them all", ["fail"]],
    [
      "typed_parameters",
      "prose in a field",
      {},
      { note: "Find as many companies as you can and score every one of them" },
      ["fail"],
    ],
    ["typed_parameters", "a number beside messages", {}, { minimum: 20, m: CHAT }, ["pass"]],
    ["typed_parameters", "nothing at all", {}, {}, ["not_applicable"]],
    ["typed_parameters", "messages only", {}, { m: CHAT }, ["fail"]],
    [
      "typed_parameters",
      "where a graph goes on to",
      {},
      { lg_name: "Command", goto: ["billing"], update: { m: CHAT } },
      ["fail"],
    ],
    [
      "typed_parameters",
      "who goes on in a swarm",
      {},
      {
        lg_name: "Command",
        goto: ["Bob"],
        update: { messages: CHAT.slice(0, 1), activeAgent: "Bob" },
      },
      ["fail"],
    ],
    [
      "typed_parameters",
      "the arguments of a call that waits",
      {},
      {
        messages: [
          { role: "assistant", tool_calls: [{ name: "issue_refund", args: { amount: 30 } }] },
        ],
      },
      ["pass"],
    ],
    ["no_credentials", "none", {}, { key: "INV-1" }, ["pass"]],
    ["no_credentials", "one", {}, { k: "[masked:openai_key:ab12cd34]" }, ["fail", "/k"]],
    ["no_transcript", "some messages beside data", {}, { a: "x".repeat(400), m: CHAT }, ["pass"]],
    ["no_transcript", "mostly messages", {}, { messages: CHAT }, ["fail", "/messages"]],
    ["no_transcript", "messages only", {}, CHAT, ["fail", ""]],
    [
      "no_transcript",
      "one message and how it was handed over",
      {},
      [
        CHAT[0] ?? null,
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "c", name: "transfer_to_Billing" }],
        },
        { role: "tool", tool_call_id: "c", content: "{}" },
      ],
      ["pass"],
    ],
    ["no_transcript", "one message", {}, { messages: CHAT.slice(0, 1) }, ["pass"]],
    ["no_scratchpad", "none", {}, { plan: ["a"] }, ["pass"]],
    ["no_scratchpad", "reasoning", {}, { scratchpad: "Let me see" }, ["fail", "/scratchpad"]],
    ["acceptance_criteria", "none", {}, {}, ["not_applicable"]],
    [
      "acceptance_criteria",
      "answered",
      { acceptanceCriteria: ["20 rows"], isAnswered: true },
      {},
      ["pass"],
    ],
    ["acceptance_criteria", "unanswered", { acceptanceCriteria: ["20 rows"] }, {}, ["fail"]],
    ["schema", "none agreed", {}, {}, ["not_applicable"]],
  ])("%s: %s", (clause, _case, subject, payload, expected) => {
    expect(clauseOf(clause, subject, payload)).toEqual(expected);
  });
});
