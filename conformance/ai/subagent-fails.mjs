import { tool, ToolLoopAgent } from "ai";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/ai.mjs";

const research = new ToolLoopAgent({
  model: scriptedModel(),
  telemetry: { functionId: "research" },
  maxRetries: 0,
});
const main = new ToolLoopAgent({
  model: scriptedModel({ research: { task: "Find two companies" } }, "Nobody answered."),
  telemetry: { functionId: "orchestrator" },
  tools: {
    research: tool({
      description: "Researches",
      inputSchema: z.object({ task: z.string() }),
      execute: async ({ task }) => (await research.generate({ prompt: task })).text,
    }),
  },
});
await main.generate({ prompt: "Who uses Stripe?" });

expectInBaton({
  title: "a subagent whose model fails",
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "delegate",
      outcome: "failed",
      error: "model_error",
      inferred: true,
      task: "Find two companies",
    },
  ],
});
