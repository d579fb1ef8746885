import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { foldMessages } from "./indexed-messages";
import type { Attributes } from "./otlp-span";
import { splitContent } from "./split-content";

const messages = [{ role: "user", parts: [{ type: "text", content: "Hi" }] }];
const text = JSON.stringify(messages);

describe("splitContent reads, by every name that conventions have had,", () => {
  it.each<[string, Attributes, { input?: Json; output?: Json }]>([
    ["messages, structured", { "gen_ai.input.messages": messages }, { input: messages }],
    ["messages, as JSON text", { "gen_ai.output.messages": text }, { output: messages }],
    [
      "≤ 1.27, as JSON text",
      { "gen_ai.prompt": text, "gen_ai.completion": text },
      { input: messages, output: messages },
    ],
    [
      "Traceloop's flat prompts, in order of index and not of arrival",
      {
        "gen_ai.prompt.1.content": "Hi",
        "gen_ai.prompt.1.role": "user",
        "gen_ai.prompt.0.role": "system",
        "gen_ai.prompt.0.content": "Be kind.",
        "gen_ai.completion.0.role": "assistant",
        "gen_ai.completion.0.finish_reason": "tool_calls",
        "gen_ai.completion.0.tool_calls.0.name": "lookup",
        "gen_ai.completion.0.tool_calls.0.arguments": "{}",
      },
      {
        input: [
          { role: "system", content: "Be kind." },
          { content: "Hi", role: "user" },
        ],
        output: [
          {
            role: "assistant",
            finish_reason: "tool_calls",
            tool_calls: [{ name: "lookup", arguments: "{}" }],
          },
        ],
      },
    ],
    [
      "OpenInference's flat messages, rather than the raw request beside them",
      {
        "input.value": '{"model":"m","messages":[]}',
        "llm.input_messages.0.message.role": "user",
        "llm.input_messages.0.message.contents.0.message_content.type": "text",
        "llm.input_messages.0.message.contents.0.message_content.text": "Hi",
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.tool_calls.0.tool_call.id": "c1",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "lookup",
      },
      {
        input: [{ role: "user", contents: [{ type: "text", text: "Hi" }] }],
        output: [{ role: "assistant", tool_calls: [{ id: "c1", function: { name: "lookup" } }] }],
      },
    ],
    [
      "the new name where a sender uses both",
      { "gen_ai.input.messages": text, "gen_ai.prompt.0.content": "Hi" },
      { input: messages },
    ],
    [
      "a raw request alone",
      { "input.value": '{"a":1}', "output.value": "ok" },
      { input: { a: 1 }, output: "ok" },
    ],
    ["Traceloop's entities", { "traceloop.entity.input": '{"a":1}' }, { input: { a: 1 } }],
    ["Langfuse's observations", { "langfuse.observation.output": '["x"]' }, { output: ["x"] }],
    [
      "tasks",
      { "gen_ai.task.input": "do", "gen_ai.task.output": "done" },
      { input: "do", output: "done" },
    ],
    [
      "Vercel's AI SDK",
      { "ai.prompt.messages": text, "ai.response.text": "Hello" },
      { input: messages, output: "Hello" },
    ],
  ])("%s", (_what, attributes, bodies) => {
    expect(splitContent(attributes)).toEqual({ attributes: {}, ...bodies });
  });

  it("Vercel's tool calls, whose arguments dialects read", () => {
    const attributes = { "ai.toolCall.args": '{"a":1}', "ai.toolCall.result": '"ok"' };

    expect(splitContent(attributes)).toEqual({
      attributes: { "ai.toolCall.args": { a: 1 } },
      input: { a: 1 },
      output: "ok",
    });
  });

  it.each([
    { "gen_ai.prompt.name": "greeting", "gen_ai.prompt.version": "3" },
    { "gen_ai.prompt.variable.0": "x" },
    { "llm.input_messages": "?" },
    { "llm.model_name": "m" },
  ])("and leaves alone what only looks like them: %o", (attributes) => {
    expect(splitContent(attributes)).toEqual({ attributes });
  });

  it.each<[string, string, boolean]>([
    ["JSON that breaks off", '[{"role":"user","content":"Refu', true],
    ["an object that breaks off", '{"messages":[{"role"', true],
    ["text that says so", "Refund INV-7 and... [truncated]", true],
    ["text that says so otherwise", "Refund INV-7 and…(truncated)", true],
    ["whole JSON", '[{"role":"user"}]', false],
    ["text in brackets", "[Alice] said hello", false],
    ["plain text", "Refund INV-7", false],
  ])("and marks what its sender cut: %s", (_what, content, isCut) => {
    const { attributes } = splitContent({ "gen_ai.input.messages": content });

    expect(attributes).toEqual(isCut ? { "baton.cut_by_sender": true } : {});
  });
});

describe("foldMessages", () => {
  it.each<[string, [string, Json][], Json]>([
    [
      "closes gaps of any size",
      [
        ["4000000000.role", "b"],
        ["7.role", "a"],
      ],
      [{ role: "a" }, { role: "b" }],
    ],
    [
      "keeps the part that has parts of its own",
      [
        ["0.a", 1],
        ["0.a.b", 2],
      ],
      [{ a: { b: 2 } }],
    ],
    [
      "is not taken in by a prototype",
      [["0.__proto__.x", 1]],
      [JSON.parse('{"__proto__":{"x":1}}')],
    ],
  ])("%s", (_what, parts, folded) => {
    expect(foldMessages(parts)).toEqual(folded);
  });

  it("does not nest without end", () => {
    expect(JSON.stringify(foldMessages([["0.a".repeat(1000), 1]])).length).toBeLessThan(200);
  });
});
