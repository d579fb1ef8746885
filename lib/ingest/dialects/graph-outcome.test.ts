import { describe, expect, it } from "vitest";
import { graphExitOf, interruptOf } from "./graph-outcome";

const request = { action: "issue_refund", args: { invoices: ["INV-7"] } };
const human = { action_request: request, config: {}, description: "Refund INV-7?" };

describe("the question of an interrupt", () => {
  it.each<[string, unknown, string | undefined]>([
    ["a text", "Refund?", "Refund?"],
    ["a record", { question: "Refund?" }, "Refund?"],
    ["a HumanInterrupt", human, "Refund INV-7?"],
    ["a list of one", [human], "Refund INV-7?"],
    ["something else", { amount: 30 }, undefined],
    ["nothing", null, undefined],
  ])("%s", (_, value, question) => {
    const interrupts = [{ id: "i1", value }];
    for (const indent of [0, 2]) {
      const list = JSON.stringify(interrupts, null, indent);
      const told = interruptOf(`${list}\n\nGraphInterrupt: ${list}\n    at interrupt (x.js)`);
      expect(told).toEqual({ id: "i1", ...(question !== undefined && { question }) });
    }
  });

  it("is unknown where the message is no list", () => {
    expect(interruptOf("[{".repeat(50_000))).toEqual({});
    expect(interruptOf(null)).toEqual({});
  });
});

describe("how a node was left", () => {
  const exitOf = (statusMessage: string) => graphExitOf({ statusMessage, attributes: {} });

  it.each([
    ["GraphInterrupt: [1]", "interrupt"],
    ["it says\n  ParentCommand(x)", "parent_command"],
    ["no GraphInterrupt: here", undefined],
  ])("%j", (message, exit) => {
    expect(exitOf(message)).toBe(exit);
  });

  it("is seen in one look, however many lines are empty", () => {
    expect(exitOf(`${"\n".repeat(400_000)}x`)).toBeUndefined();
  });
});
