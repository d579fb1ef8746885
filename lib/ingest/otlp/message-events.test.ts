import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { composeContents, contentsOf, type MessageEvent, type SpanContent } from "./message-events";

const message = (side: SpanContent["side"], content: Json) => [{ side, content, isWhole: false }];
const whole = (side: SpanContent["side"], content: Json) => [{ side, content, isWhole: true }];
const call = { id: "c1", type: "function", function: { name: "lookup", arguments: "{}" } };
const parts = [{ role: "user", parts: [{ type: "text", content: "Hi" }] }];

describe("contentsOf", () => {
  it.each<[string, MessageEvent, SpanContent[]]>([
    [
      "a log's system message, whose role is its event's",
      {
        name: "gen_ai.system.message",
        attributes: { "gen_ai.system": "x" },
        body: { content: "Be kind." },
      },
      message("input", { role: "system", content: "Be kind." }),
    ],
    [
      "a stated role",
      { name: "gen_ai.user.message", attributes: {}, body: { role: "developer", content: "Hi" } },
      message("input", { role: "developer", content: "Hi" }),
    ],
    [
      "tool calls of an assistant, as JSON text",
      {
        name: "gen_ai.assistant.message",
        attributes: {},
        body: { tool_calls: JSON.stringify([call]) },
      },
      message("input", { role: "assistant", tool_calls: [call] }),
    ],
    [
      "a tool's answer",
      { name: "gen_ai.tool.message", attributes: {}, body: { id: "c1", content: "ok" } },
      message("input", { role: "tool", id: "c1", content: "ok" }),
    ],
    [
      "a choice",
      {
        name: "gen_ai.choice",
        attributes: {},
        body: { index: 0, finish_reason: "stop", message: { content: "Hello" } },
      },
      message("output", { role: "assistant", content: "Hello", index: 0, finish_reason: "stop" }),
    ],
    [
      "a span event, whose body is its attributes",
      {
        name: "gen_ai.choice",
        attributes: { "gen_ai.system": "x", index: 0, message: '{"content":"Hello"}' },
      },
      message("output", { role: "assistant", content: "Hello", index: 0 }),
    ],
    [
      "a body as JSON text in an attribute",
      { name: "gen_ai.user.message", attributes: { "gen_ai.event.content": '{"content":"Hi"}' } },
      message("input", { role: "user", content: "Hi" }),
    ],
    [
      "a body that is only text",
      { name: "gen_ai.user.message", attributes: {}, body: "Hi" },
      message("input", { role: "user", content: "Hi" }),
    ],
    [
      "the details of an operation, structured",
      {
        name: "gen_ai.client.inference.operation.details",
        attributes: { "gen_ai.input.messages": parts, "gen_ai.output.messages": "[]" },
        body: null,
      },
      [...whole("input", parts), ...whole("output", [])],
    ],
    [
      "the details of an operation in the body, as JSON text, with instructions",
      {
        name: "gen_ai.client.inference.operation.details",
        attributes: {},
        body: {
          "gen_ai.input.messages": JSON.stringify(parts),
          "gen_ai.system_instructions": '[{"type":"text","content":"Be kind."}]',
        },
      },
      whole("input", {
        "gen_ai.input.messages": parts,
        "gen_ai.system_instructions": [{ type: "text", content: "Be kind." }],
      }),
    ],
    [
      "the oldest events",
      { name: "gen_ai.content.prompt", attributes: { "gen_ai.prompt": '[{"role":"user"}]' } },
      whole("input", [{ role: "user" }]),
    ],
    ["anything else", { name: "exception", attributes: { "exception.message": "no" } }, []],
    ["a name of every object", { name: "constructor", attributes: {} }, []],
  ])("reads %s", (_what, event, contents) => {
    expect(contentsOf(event)).toEqual(contents);
  });
});

describe("composeContents", () => {
  it.each<[string, SpanContent[], Json | undefined]>([
    ["nothing", [], undefined],
    ["messages in order", [...message("input", "a"), ...message("input", "b")], ["a", "b"]],
    ["what is whole", [...message("input", "a"), ...whole("input", ["a", "b"])], ["a", "b"]],
  ])("makes one body of %s", (_what, contents, body) => {
    expect(composeContents(contents)).toEqual(body);
  });
});
