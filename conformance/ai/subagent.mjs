import { tool, ToolLoopAgent } from "ai";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/ai.mjs";

const research = new ToolLoopAgent({
  model: scriptedModel("Acme, Globex"),
  telemetry: { functionId: "research" },
});
const main = new ToolLoopAgent({
  model: scriptedModel(
    { research: { task: "Find two companies using Stripe", context: { industry: "fintech" } } },
    "Acme and Globex use Stripe.",
  ),
  telemetry: { functionId: "orchestrator" },
  tools: {
    research: tool({
      description: "Researches",
      inputSchema: z.object({ task: z.string(), context: z.record(z.string(), z.string()) }),
      execute: async ({ task }) => (await research.generate({ prompt: task })).text,
    }),
  },
});
await main.generate({ prompt: "Who uses Stripe? Only fintech." });

expectInBaton({
  title: "a subagent as a tool that is given the task and not the context",
  status: "succeeded",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "delegate",
      outcome: "succeeded",
      inferred: true,
      task: "Find two companies using Stripe",
      held: ["Only fintech"],
      sent: ["Find two companies", "fintech"],
      received: ["Find two companies"],
      lost: ["fintech"],
    },
    {
      from: "research",
      to: "orchestrator",
      type: "return",
      outcome: "succeeded",
      inferred: true,
      sent: ["Acme, Globex"],
    },
  ],
});
