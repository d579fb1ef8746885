import { strict as assert } from "node:assert";
import { setTraceProcessors } from "@openai/agents";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptModel } from "../support/openai.mjs";
import { decideWith } from "../support/decide-with.mjs";

// The Responses API is the SDK's default, and keeps every content to itself.
setTraceProcessors([]);
await scriptModel(
  [
    { lookup_account: { id: "acct_42" } },
    { transfer_to_Billing: {} },
    { issue_refund: { invoice: "INV-7", amount: 30 } },
    "30 euro are on their way.",
  ],
  "responses",
);
decideWith({ decision: "approve" });
const { support } = await import("../examples/openai-agents.mjs");
assert.equal(await support("INV-7 is wrong, my account is acct_42."), "30 euro are on their way.");

expectInBaton({
  title: "OpenAI Agents SDK: what the filter took out is seen, also with the Responses API",
  status: "succeeded",
  findings: ["free-text-payload", "transfer-loss"],
  handoffs: [
    {
      from: "Triage",
      to: "Billing",
      type: "route",
      outcome: "succeeded",
      held: ["INV-7 is wrong"],
      sent: ["was charged twice."],
      received: ["INV-7 is wrong"],
      lost: ["was charged twice."],
    },
  ],
  asked: [
    {
      requested_by: "Billing",
      action: { name: "issue_refund", args: { invoice: "INV-7", amount: 30 } },
      allowed: ["approve", "reject"],
      decision: "approve",
      receipt: "executed",
    },
  ],
});
