import { LlmAgent } from "@google/adk";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel, startConversation } from "../support/adk.mjs";

const billing = new LlmAgent({
  name: "billing",
  description: "Refunds",
  includeContents: "none",
  model: new ScriptedModel("What do you want me to do?"),
});
const coordinator = new LlmAgent({
  name: "coordinator",
  model: new ScriptedModel({ transfer_to_agent: { agentName: "billing" } }),
  subAgents: [billing],
});
const say = await startConversation(coordinator);
await say({ text: "INV-7 was charged twice." });

expectInBaton({
  title: '`includeContents: "none"`: the callee never sees what the user asked',
  status: "succeeded",
  handoffs: [
    {
      from: "coordinator",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      held: ["INV-7 was charged twice."],
      received: ["transfer_to_agent"],
      lost: ["INV-7 was charged twice."],
    },
  ],
});
