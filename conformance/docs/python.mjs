import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { expectInBaton } from "../harness/expect.mjs";
import { docBlocks } from "../support/doc-blocks.mjs";

// A worker works for ever: e2e/python-worker.spec.ts runs it.
const programs = docBlocks("python").filter(({ code }) => !code.includes("while True:"));
assert.equal(programs.length, 2);
for (const { code } of programs) execFileSync("python3", ["-c", code], { stdio: "inherit" });

expectInBaton({
  title: "the Python programs of the documents, with the standard library alone",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "route",
      outcome: "succeeded",
      task: "Find 20 fintech companies",
      sent: ["minimum_results"],
      lost: ["minimum_results"],
    },
  ],
  asked: [
    {
      requested_by: "billing",
      action: { name: "issue_refund", args: { amount: 30 } },
      allowed: ["approve", "edit", "reject"],
      decision: "reject",
      reason: "Nobody answered in time.",
    },
  ],
});
