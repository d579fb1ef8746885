import { strict as assert } from "node:assert";
import { expectInBaton } from "../harness/expect.mjs";
import { refundExpectation, refundWithInbox } from "../support/langgraph-refund.mjs";

const reason = "It was paid back on Monday.";
const { refunded, read } = await refundWithInbox({ decision: "reject", reason });
assert.deepEqual(refunded, []);
assert.equal(read, reason);

const title = "the same: refused in the inbox; the model reads why";
expectInBaton(refundExpectation(title, { decision: "reject", reason }));
