import { strict as assert } from "node:assert";
import { expectInBaton } from "../harness/expect.mjs";
import { decideWith } from "../support/decide-with.mjs";

decideWith({ decision: "approve" });
const { support } = await import("../examples/langgraph.mjs");
assert.deepEqual(await support("INV-7"), { invoice: "INV-7", refunded: true });

expectInBaton({
  title: "LangGraph: a command that says why, and an interrupt that a person answers",
  traces: 2,
  status: "succeeded",
  session: "conversation-1",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "triage",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      task: "Refund INV-7",
      sent: ["limit_eur"],
      received: ["INV-7"],
    },
    {
      from: "billing",
      to: "human",
      type: "escalate",
      outcome: "succeeded",
      task: "Refund 30 euro?",
      approvals: ["respond"],
    },
  ],
  asked: [
    {
      requested_by: "billing",
      action: { name: "issue_refund", args: { amount: 30 } },
      allowed: ["approve", "reject"],
      decision: "approve",
    },
  ],
});
