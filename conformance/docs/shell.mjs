import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { expectInBaton } from "../harness/expect.mjs";
import { docBlocks } from "../support/doc-blocks.mjs";

const blocks = docBlocks("sh");
assert.ok(blocks.length >= 3);
for (const { file, code } of blocks) {
  // A refusal is an answer to curl, and must not be one here.
  const strict = `set -eu\ncurl() { command curl -sS --fail-with-body "$@"; }\n${code}`;
  const answer = execFileSync("bash", ["-c", strict], { encoding: "utf8" });
  assert.doesNotMatch(answer, /"rejected":\[\{|"isError":true/, file);
}

expectInBaton({
  title: "the shell commands of the documents",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "route",
      outcome: "succeeded",
      task: "Find 20 fintech companies using Stripe",
      sent: ["minimum_results"],
      received: ["fintech"],
      lost: ["minimum_results"],
    },
  ],
});
