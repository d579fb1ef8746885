import { strict as assert } from "node:assert";
import { askedRefund, refundWithInbox } from "../support/openai-refund.mjs";
import { finish } from "../support/openai.mjs";

const edited = { invoice: "INV-7", amount: 20 };
const { refunded, read } = await refundWithInbox({ decision: "edit", edited });
assert.deepEqual(refunded, [edited]);
assert.match(read, /20 euro refunded/);

await finish({
  title: "the same: changed in the inbox, and done as changed",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [{ from: "Triage", to: "Billing", type: "route", outcome: "succeeded" }],
  asked: askedRefund({ decision: "edit", edited, receipt: "executed" }),
});
