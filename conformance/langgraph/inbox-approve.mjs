import { strict as assert } from "node:assert";
import { expectInBaton } from "../harness/expect.mjs";
import { refundExpectation, refundWithInbox } from "../support/langgraph-refund.mjs";

const { refunded, read } = await refundWithInbox({ decision: "approve" });
assert.deepEqual(refunded, [{ invoice: "INV-7", amount: 30 }]);
assert.equal(read, "30 euro refunded");

const title = "`interrupt()` with a `HumanInterrupt`: approved in the inbox";
expectInBaton(refundExpectation(title, { decision: "approve", receipt: "executed" }));
