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
  execute: (args) => {
    refunded.push(args);
    return { refunded: `${args.amount} euro` };
  },
});
const read = await refundWithInbox(refund, { decision: { decision: "approve" } });
assert.deepEqual(refunded, [{ invoice: "INV-7", amount: 30 }]);
assert.match(read, /30 euro/);

const title = "`requireConfirmation`: approved in the inbox";
expectInBaton(refundExpectation(title, { decision: "approve", receipt: "executed" }));
