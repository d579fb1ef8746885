import { expect, it } from "vitest";
import type { Json } from "../json";
import { countSaid } from "./count-said";

const user = { role: "user", content: "INV-7 is wrong." };
const chatCall = (name: string, content: Json = null) => ({
  role: "assistant",
  content,
  tool_calls: [{ id: "c1", type: "function", function: { name, arguments: "{}" } }],
});
const chatAnswer = { role: "tool", tool_call_id: "c1", content: '{"assistant":"Billing"}' };
const chain = (kwargs: Record<string, Json>) => ({
  lc: 1,
  type: "constructor",
  id: ["AIMessage"],
  kwargs,
});

it.each<[string, Json[], number]>([
  ["nothing", [], 0],
  ["what a user said", [user], 1],
  ["instructions, which do not travel", [{ role: "system", content: "You refund." }, user], 1],
  ["a transfer", [user, chatCall("transfer_to_Billing"), chatAnswer], 1],
  ["a transfer back", [user, chatCall("transfer_back_to_supervisor"), chatAnswer], 1],
  [
    "a transfer back, as a supervisor's framework words it",
    [user, chatCall("transfer_back_to_supervisor", "Transferring back to supervisor"), chatAnswer],
    1,
  ],
  ["a transfer with a word to it", [user, chatCall("transfer_to_Billing", "He is right.")], 2],
  ["a tool's call and its answer", [user, chatCall("lookup_account"), chatAnswer], 3],
  [
    "a transfer among items of the Responses API",
    [
      user,
      { type: "function_call", name: "transfer_to_Billing", call_id: "c", arguments: "{}" },
      { type: "function_call_output", call_id: "c", output: "ok" },
    ],
    1,
  ],
  [
    "a transfer of LangChain",
    [
      chain({ content: "I want to talk to Bob." }),
      chain({ content: "", tool_calls: [{ name: "transfer_to_bob", args: {}, id: "c" }] }),
      chain({ content: "Successfully transferred to bob", tool_call_id: "c" }),
    ],
    1,
  ],
  ["what is no message", ["text", null], 0],
])("of %s counts what is said of the work", (_what, messages, expected) => {
  expect(countSaid(messages)).toBe(expected);
});
