import { strict as assert } from "node:assert";
import { FunctionTool } from "@google/adk";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { refundExpectation, refundWithInbox } from "../support/adk-refund.mjs";

const refunded = [];
const refund = new FunctionTool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string(), amount: z.number() }),
  requireConfirmation: true,
  execute: (args) => refunded.push(args),
});
/** The SDK tells the model that it was rejected; the person's reason is in the hint. */
const afterTool = ({ context: { toolConfirmation: answer } }) =>
  answer?.confirmed === false ? { error: answer.hint } : undefined;
const reason = "It was paid back on Monday.";
const read = await refundWithInbox(refund, { decision: { decision: "reject", reason }, afterTool });
assert.deepEqual(refunded, []);
assert.match(read, new RegExp(reason));

const title = "the same: refused in the inbox; an `afterToolCallback` lets the model read why";
expectInBaton({
  ...refundExpectation(title, { decision: "reject", reason }),
  limits: [
    "The model is told that its call was rejected, not why: the reason is the confirmation's `hint`, which an `afterToolCallback` can pass on.",
  ],
});
