import { describe, expect, it } from "vitest";
import type { Json } from "../json";
import type { Message } from "./message";
import { readMessages } from "./read-messages";

/** A message as one line: `assistant: text | call name {…} | result {…} | other {…}`. */
function line({ role, name, text, calls, results, other }: Message): string {
  return [
    `${role}${name === null ? "" : ` (${name})`}: ${text}`,
    ...calls.map((call) => `call ${call.name} ${JSON.stringify(call.arguments)}`),
    ...results.map(({ value }) => `result ${JSON.stringify(value)}`),
    ...other.map((value) => `other ${JSON.stringify(value)}`),
  ].join(" | ");
}

const lines = (body: Json, role: "user" | "assistant" = "user") =>
  readMessages(body, role).map(line);

describe("readMessages", () => {
  it("reads chat completions", () => {
    expect(
      lines({
        messages: [
          { role: "system", content: "Be brief" },
          { role: "user", content: [{ type: "text", text: "Hello" }] },
          {
            role: "assistant",
            content: null,
            tool_calls: [
              { id: "c1", type: "function", function: { name: "find", arguments: '{"q":"x"}' } },
            ],
          },
          { role: "tool", tool_call_id: "c1", content: '{"found":2}' },
        ],
      }),
    ).toEqual([
      "system: Be brief",
      "user: Hello",
      'assistant:  | call find {"q":"x"}',
      'tool:  | result {"found":2}',
    ]);
    expect(lines({ choices: [{ message: { role: "assistant", content: "Hi" } }] })).toEqual([
      "assistant: Hi",
    ]);
  });

  it("reads items of responses", () => {
    expect(
      lines([
        { type: "message", role: "user", content: "Where is my invoice?" },
        { type: "function_call", callId: "c", name: "lookup", arguments: '{"id":"a"}' },
        {
          type: "function_call_result",
          callId: "c",
          name: "lookup",
          output: { type: "text", text: '{"plan":"pro"}' },
        },
        { type: "message", role: "assistant", content: [{ type: "output_text", text: "Sent" }] },
        { type: "reasoning", summary: [{ type: "summary_text", text: "Think" }] },
      ]),
    ).toEqual([
      "user: Where is my invoice?",
      'assistant:  | call lookup {"id":"a"}',
      'tool:  | result {"plan":"pro"}',
      "assistant: Sent",
      "assistant: Think",
    ]);
  });

  it("reads Google's contents", () => {
    expect(
      lines({
        model: "m",
        config: { systemInstruction: "You bill" },
        contents: [
          { role: "user", parts: [{ text: "Hi" }, { text: "again" }] },
          { role: "model", parts: [{ functionCall: { name: "find", args: { q: 1 } } }] },
          { role: "user", parts: [{ functionResponse: { name: "find", response: { ok: true } } }] },
        ],
      }),
    ).toEqual([
      "system: You bill",
      "user: Hi\nagain",
      'assistant:  | call find {"q":1}',
      'tool:  | result {"ok":true}',
    ]);
    expect(
      lines({ content: { role: "model", parts: [{ text: "Done" }] }, finishReason: "STOP" }),
    ).toEqual(["assistant: Done"]);
  });

  it("reads LangChain's constructors", () => {
    const message = (type: string, kwargs: Json) => ({
      lc: 1,
      type: "constructor",
      id: ["langchain_core", "messages", type],
      kwargs,
    });

    expect(
      lines({
        messages: [
          [
            message("HumanMessage", { content: "Hi" }),
            message("AIMessage", { content: "", tool_calls: [{ name: "f", args: { a: 1 } }] }),
            message("ToolMessage", { content: "42", name: "f", tool_call_id: "c" }),
          ],
        ],
      }),
    ).toEqual(["user: Hi", 'assistant:  | call f {"a":1}', 'tool (f):  | result "42"']);
    expect(
      lines({
        generations: [[{ text: "Yes", message: message("AIMessage", { content: "Yes" }) }]],
      }),
    ).toEqual(["assistant: Yes"]);
  });

  it("reads Anthropic and the GenAI conventions", () => {
    expect(
      lines({
        system: "Be kind",
        messages: [
          { role: "assistant", content: [{ type: "tool_use", id: "1", name: "f", input: {} }] },
          { role: "user", content: [{ type: "tool_result", tool_use_id: "1", content: "ok" }] },
        ],
      }),
    ).toEqual(["system: Be kind", "assistant:  | call f {}", 'tool:  | result "ok"']);
    expect(
      lines({
        "gen_ai.system_instructions": [{ type: "text", content: "Be fair" }],
        "gen_ai.input.messages": [
          { role: "user", parts: [{ type: "text", content: "Weather?" }] },
          { role: "tool", parts: [{ type: "tool_call_response", id: "1", response: "rain" }] },
        ],
      }),
    ).toEqual(["system: Be fair", "user: Weather?", 'tool:  | result "rain"']);
  });

  it("leaves nothing out that it does not know", () => {
    expect(lines({ query: "fintech" })).toEqual(['user:  | other {"query":"fintech"}']);
    expect(lines([{ role: "user", content: [{ type: "image_url", image_url: "u" }] }])).toEqual([
      'user:  | other {"type":"image_url","image_url":"u"}',
    ]);
    expect(lines({ role: "Orchestrator (thought)", content: "Hm" })).toEqual([
      "user (Orchestrator (thought)): Hm",
    ]);
    expect(lines("plain", "assistant")).toEqual(["assistant: plain"]);
    expect(lines(null)).toEqual([]);
  });
});
