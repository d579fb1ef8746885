/** The AI SDK: a sub-agent as a tool is a handoff, and what its prompt leaves out is lost. */
import { createBaton } from "@baton/sdk";
import { batonTelemetry, handsTo } from "@baton/sdk/ai";
import { tool, ToolLoopAgent } from "ai";
import { z } from "zod";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

export async function ask(prompt, models) {
  const trace = baton.trace({ name: "Find companies" });
  const integrations = [batonTelemetry(trace)];
  const research = new ToolLoopAgent({
    model: models.research,
    telemetry: { functionId: "research", integrations },
  });
  const orchestrator = new ToolLoopAgent({
    model: models.orchestrator,
    telemetry: { functionId: "orchestrator", integrations },
    tools: {
      research: tool({
        description: "Researches",
        inputSchema: z.object({ task: z.string(), context: z.record(z.string(), z.string()) }),
        execute: handsTo(trace, {
          from: "orchestrator",
          to: "research",
          prompt: ({ task }) => task,
          generate: (options) => research.generate(options),
        }),
      }),
    },
  });
  const { text } = await orchestrator.generate({ prompt });
  trace.end();
  return text;
}

if (import.meta.main) {
  const model = "openai/gpt-5-mini";
  console.log(
    await ask("Who uses Stripe? Only fintech.", { orchestrator: model, research: model }),
  );
}
