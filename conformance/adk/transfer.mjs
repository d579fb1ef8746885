import { LlmAgent } from "@google/adk";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel, startConversation } from "../support/adk.mjs";

const billing = new LlmAgent({
  name: "billing",
  description: "Refunds",
  model: new ScriptedModel({ transfer_to_agent: { agentName: "coordinator" } }),
});
const tech = new LlmAgent({
  name: "tech",
  description: "Repairs",
  model: new ScriptedModel("The terminal is repaired."),
});
const coordinator = new LlmAgent({
  name: "coordinator",
  model: new ScriptedModel(
    { transfer_to_agent: { agentName: "billing" } },
    { transfer_to_agent: { agentName: "tech" } },
  ),
  subAgents: [billing, tech],
});
const say = await startConversation(coordinator);
await say({ text: "INV-7 was charged twice." });

const edge = { outcome: "succeeded", received: ["INV-7 was charged twice."] };
expectInBaton({
  title: "`transfer_to_agent`: to one agent, back, and to another",
  status: "succeeded",
  session: "conversation-1",
  handoffs: [
    { ...edge, from: "coordinator", to: "billing", type: "route", task: null, sent: null },
    { ...edge, from: "billing", to: "coordinator", type: "return" },
    { ...edge, from: "coordinator", to: "tech", type: "route" },
  ],
  limits: [
    "A transfer carries no task and no context of its own: the callee is given the conversation. What the caller sent is therefore unknown, what it knew and what the callee got are compared.",
    "A caller's spans cover everything that came after it and are sent last: the times of a handoff are read from the callee's own model calls.",
  ],
});
