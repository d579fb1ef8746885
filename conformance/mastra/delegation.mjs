import { Agent } from "@mastra/core/agent";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel, startMastra } from "../support/mastra.mjs";

const research = new Agent({
  id: "research",
  name: "research",
  description: "Researches",
  instructions: "You find companies.",
  model: scriptedModel("Acme, Globex"),
});
const orchestrator = new Agent({
  id: "orchestrator",
  name: "orchestrator",
  instructions: "You delegate.",
  model: scriptedModel(
    { "agent-research": { prompt: "Find two companies using Stripe" } },
    "Acme and Globex use Stripe.",
  ),
  agents: { research },
});
const mastra = startMastra({ orchestrator, research });
await mastra.getAgent("orchestrator").generate("Who uses Stripe? Only fintech.");
await mastra.shutdown();

expectInBaton({
  title: "an agent among the `agents` of another (`agent-research`)",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "route",
      outcome: "succeeded",
      held: ["Only fintech"],
      task: "Find two companies using Stripe",
      sent: ["Find two companies using Stripe"],
      received: ["Find two companies using Stripe", "Only fintech", "You delegate."],
    },
    { from: "research", to: "orchestrator", type: "return", outcome: "succeeded", inferred: true },
  ],
});
