import { strict as assert } from "node:assert";
import { createBaton } from "@baton/sdk";
import { refund } from "../examples/approval.mjs";
import { expectInBaton } from "../harness/expect.mjs";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });
const decision = { decision: "edit", edited: { amount: 20, invoice: "INV-7" } };
const tell = ({ id: approvalId }) => process.send?.({ approvalId, decision });
assert.equal(await refund(tell), "20 euro refunded");

// One trace for the harness to read.
const task = { from_agent: "support", to_agent: "billing", task: "Refund INV-7" };
await baton.trace().runHandoff({ ...task, context: {} }, () => "20 euro");

expectInBaton({
  title: "`requestApproval` and `carryOut`: changed in the inbox",
  handoffs: [{ from: "support", to: "billing", type: "route", outcome: "succeeded" }],
  asked: [
    {
      requested_by: "billing",
      action: { name: "issue_refund", args: { amount: 30, invoice: "INV-7" } },
      allowed: ["approve", "edit", "reject"],
      ...decision,
      receipt: "executed",
    },
  ],
});
