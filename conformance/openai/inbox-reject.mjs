import { strict as assert } from "node:assert";
import { askedRefund, refundWithInbox } from "../support/openai-refund.mjs";
import { finish } from "../support/openai.mjs";

const reason = "It was paid back on Monday.";
const { refunded, read } = await refundWithInbox({ decision: "reject", reason });
assert.deepEqual(refunded, []);
assert.match(read, new RegExp(reason));

await finish({
  title: "the same: refused in the inbox; the model reads why",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [{ from: "Triage", to: "Billing", type: "route", outcome: "succeeded" }],
  asked: askedRefund({ decision: "reject", reason }),
  limits: [
    "A rejection with a message of its own looks like any answer of the tool: in the trace it is none.",
  ],
});
