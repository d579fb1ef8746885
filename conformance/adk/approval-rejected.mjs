import { FunctionTool, LlmAgent } from "@google/adk";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel, startConversation } from "../support/adk.mjs";

const refund = new FunctionTool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string() }),
  requireConfirmation: true,
  execute: ({ invoice }) => ({ refunded: invoice }),
});
const billing = new LlmAgent({
  name: "billing",
  description: "Refunds",
  model: new ScriptedModel({ issue_refund: { invoice: "INV-7" } }, "I ask.", "I may not refund."),
  tools: [refund],
});
const coordinator = new LlmAgent({
  name: "coordinator",
  model: new ScriptedModel({ transfer_to_agent: { agentName: "billing" } }),
  subAgents: [billing],
});
const say = await startConversation(coordinator);
const events = await say({ text: "INV-7 was charged twice." });
const asked = events
  .flatMap(({ content }) => content?.parts ?? [])
  .find(({ functionCall }) => functionCall?.name === "adk_request_confirmation");
const { id, name } = asked.functionCall;
await say({ functionResponse: { id, name, response: { confirmed: false } } });

expectInBaton({
  title: "a tool waits for a person, who rejects",
  traces: 2,
  status: "succeeded",
  session: "conversation-1",
  handoffs: [
    { from: "coordinator", to: "billing", type: "route", outcome: "succeeded" },
    {
      from: "billing",
      to: "human",
      type: "escalate",
      outcome: "succeeded",
      approvals: ["reject"],
    },
  ],
});
