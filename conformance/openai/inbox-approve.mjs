import { strict as assert } from "node:assert";
import { askedRefund, refundWithInbox } from "../support/openai-refund.mjs";
import { finish } from "../support/openai.mjs";

const { refunded, read } = await refundWithInbox({ decision: "approve" });
assert.deepEqual(refunded, [{ invoice: "INV-7", amount: 30 }]);
assert.match(read, /30 euro refunded/);

await finish({
  title: "`needsApproval`: approved in the inbox",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [{ from: "Triage", to: "Billing", type: "route", outcome: "succeeded" }],
  asked: askedRefund({ decision: "approve", receipt: "executed" }),
});
