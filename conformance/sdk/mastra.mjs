import { strict as assert } from "node:assert";
import { ask } from "../examples/mastra.mjs";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/mastra.mjs";

const models = {
  supervisor: scriptedModel(
    { "agent-research": { prompt: "Find two companies using Stripe" } },
    "Acme and Globex use Stripe.",
  ),
  research: scriptedModel("Acme, Globex"),
};
assert.equal(await ask("Who uses Stripe? Only fintech.", models), "Acme and Globex use Stripe.");

expectInBaton({
  title: "Mastra: what a sub-agent was given of the conversation, stated instead of inferred",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "supervisor",
      to: "research",
      type: "delegate",
      outcome: "succeeded",
      task: "Find two companies using Stripe",
      held: ["Only fintech"],
      sent: ["Find two companies using Stripe"],
      received: ["Find two companies using Stripe"],
      lost: ["Only fintech"],
    },
    {
      from: "research",
      to: "supervisor",
      type: "return",
      outcome: "succeeded",
      sent: ["Acme, Globex"],
      received: ["Acme, Globex"],
    },
  ],
});
