import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { COMMAND_ATTRIBUTE, commandAttribute, commandOf } from "./langgraph-command";

const command = (goto: Json, update?: Json): Json => ({
  lg_name: "Command",
  goto,
  ...(update !== undefined && { update }),
});

describe("commandOf", () => {
  it.each<[string, Json, ReturnType<typeof commandOf>]>([
    ["a node's goto", command(["billing"], { task: "x" }), { goto: ["billing"], hasUpdate: true }],
    ["a goto that is no list", command("billing"), { goto: ["billing"], hasUpdate: false }],
    [
      "a tool's answer",
      { output: command(["Bob"], { messages: [] }) },
      { goto: ["Bob"], hasUpdate: true },
    ],
    [
      "several sends",
      command([
        { lg_name: "Send", node: "worker", args: { n: 1 } },
        { lg_name: "Send", node: "worker", args: { n: 2 } },
      ]),
      { goto: ["worker", "worker"], hasUpdate: false, sends: ["worker"] },
    ],
    [
      "what several tools returned",
      [{ role: "tool" }, command(["a"]), command(["b"])],
      { goto: ["a", "b"], hasUpdate: false },
    ],
    ["a resume", command([]), { goto: [], hasUpdate: false }],
    ["plain state", { messages: [], goto: ["billing"] }, undefined],
    ["text", "goto billing", undefined],
    ["nothing", null, undefined],
    ["names that are none", command([7, "", { node: "x" }]), { goto: [], hasUpdate: false }],
  ])("reads %s", (_what, output, expected) => {
    expect(commandOf(output)).toEqual(expected);
  });
});

it("makes a small attribute of a command that goes somewhere, and none otherwise", () => {
  expect(commandAttribute({ output: command(["Bob"]) })).toEqual({
    [COMMAND_ATTRIBUTE]: { goto: ["Bob"], via: "tool", has_update: false },
  });
  expect(
    commandAttribute(command(["Bob"], { task: "t", context: { task: "u", justification: "j" } })),
  ).toEqual({
    [COMMAND_ATTRIBUTE]: {
      goto: ["Bob"],
      via: "output",
      has_update: true,
      task: "t",
      justification: "j",
    },
  });
  expect(
    commandAttribute(command([{ lg_name: "Send", node: "worker", args: { task: "t" } }])),
  ).toMatchObject({ [COMMAND_ATTRIBUTE]: { goto: ["worker"], sends: ["worker"], task: "t" } });
  expect(commandAttribute(command([]))).toEqual({});
  expect(commandAttribute({ messages: [] })).toEqual({});
});
