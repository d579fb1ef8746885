import { strict as assert } from "node:assert";
import { ask } from "../examples/ai-sdk.mjs";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/ai.mjs";

const models = {
  orchestrator: scriptedModel(
    { research: { task: "Find two companies using Stripe", context: { industry: "fintech" } } },
    "Acme and Globex use Stripe.",
  ),
  research: scriptedModel("Acme, Globex"),
};
assert.equal(await ask("Who uses Stripe? Only fintech.", models), "Acme and Globex use Stripe.");

expectInBaton({
  title: "AI SDK: a sub-agent as a tool, stated instead of inferred",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "delegate",
      outcome: "succeeded",
      task: "Find two companies using Stripe",
      held: ["Only fintech"],
      sent: ["fintech"],
      received: ["Find two companies"],
      lost: ["fintech"],
    },
    {
      from: "research",
      to: "orchestrator",
      type: "return",
      outcome: "succeeded",
      sent: ["Acme, Globex"],
      received: ["Acme, Globex"],
    },
  ],
});
