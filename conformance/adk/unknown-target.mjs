import { LlmAgent } from "@google/adk";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel, startConversation } from "../support/adk.mjs";

const billing = new LlmAgent({ name: "billing", description: "Refunds", model: "unused" });
const coordinator = new LlmAgent({
  name: "coordinator",
  model: new ScriptedModel(
    { transfer_to_agent: { agentName: "legal" } },
    "I cannot reach our lawyers.",
  ),
  subAgents: [billing],
});
const say = await startConversation(coordinator);
await say({ text: "I will sue you over INV-7." });

expectInBaton({
  title: "a transfer to an agent that does not exist",
  status: "failed",
  handoffs: [
    {
      from: "coordinator",
      to: "legal",
      type: "route",
      outcome: "failed",
      error: "not_delivered",
      held: ["I will sue you over INV-7."],
    },
  ],
  limits: [
    "Why a transfer came to nothing is not exported: it is known by the agent that never ran.",
  ],
});
