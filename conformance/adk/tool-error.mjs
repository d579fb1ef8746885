import { FunctionTool, LlmAgent } from "@google/adk";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel, startConversation } from "../support/adk.mjs";

const refund = new FunctionTool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string() }),
  execute: () => {
    throw new Error("the bank is closed");
  },
});
const billing = new LlmAgent({
  name: "billing",
  description: "Refunds",
  model: new ScriptedModel({ issue_refund: { invoice: "INV-7" } }, "I could not refund."),
  tools: [refund],
});
const coordinator = new LlmAgent({
  name: "coordinator",
  model: new ScriptedModel({ transfer_to_agent: { agentName: "billing" } }),
  subAgents: [billing],
});
const say = await startConversation(coordinator);
await say({ text: "INV-7 was charged twice." });

expectInBaton({
  title: "a tool of the callee throws",
  handoffs: [
    {
      from: "coordinator",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      flags: ["tool_error"],
    },
  ],
  limits: [
    "No span ever says that it failed, and no message of an error is exported: a step that failed is known only by having no attributes.",
  ],
});
