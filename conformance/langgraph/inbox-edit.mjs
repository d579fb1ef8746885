import { strict as assert } from "node:assert";
import { expectInBaton } from "../harness/expect.mjs";
import { refundExpectation, refundWithInbox } from "../support/langgraph-refund.mjs";

const edited = { invoice: "INV-7", amount: 20 };
const { refunded, read } = await refundWithInbox({ decision: "edit", edited });
assert.deepEqual(refunded, [edited]);
assert.equal(read, "20 euro refunded");

const title = "the same: changed in the inbox, and done as changed";
expectInBaton(refundExpectation(title, { decision: "edit", edited, receipt: "executed" }));
