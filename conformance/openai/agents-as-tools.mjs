import { Agent, run } from "@openai/agents";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { summarize: { input: "Summarise INV-7: charged twice on 3 May" } },
  "INV-7: two charges.",
  "Your invoice was charged twice.",
]);

const summarizer = new Agent({ name: "Summarizer", instructions: "You summarise." });
const writer = new Agent({
  name: "Writer",
  instructions: "You write to customers.",
  tools: [summarizer.asTool({ toolName: "summarize", toolDescription: "Summarises" })],
});
await run(writer, "Write to the customer of INV-7.");

await finish({
  title: "an agent as a tool: its result comes back",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "Writer",
      to: "Summarizer",
      type: "delegate",
      outcome: "succeeded",
      inferred: true,
      held: ["Write to the customer"],
      sent: ["Summarise INV-7: charged twice on 3 May"],
      received: ["Summarise INV-7: charged twice on 3 May"],
    },
    {
      from: "Summarizer",
      to: "Writer",
      type: "return",
      outcome: "succeeded",
      inferred: true,
      sent: ["INV-7: two charges."],
    },
  ],
});
