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
  execute: (args, context) => {
    const { amount, invoice } = context.toolConfirmation.payload ?? args;
    refunded.push({ invoice, amount });
    return { refunded: `${amount} euro` };
  },
});
const allowed = ["approve", "edit", "reject"];
const edited = { invoice: "INV-7", amount: 20 };
const read = await refundWithInbox(refund, { decision: { decision: "edit", edited }, allowed });
assert.deepEqual(refunded, [edited]);
assert.match(read, /20 euro/);

const title = "the same, with a tool that takes its confirmation's payload: changed in the inbox";
expectInBaton(refundExpectation(title, { decision: "edit", allowed, edited, receipt: "executed" }));
