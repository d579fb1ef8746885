/** Mastra: a supervisor's sub-agents, with what of the conversation each was given. */
import { createBaton } from "@baton/sdk";
import { batonDelegation } from "@baton/sdk/mastra";
import { Agent } from "@mastra/core/agent";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

export async function ask(prompt, models) {
  const trace = baton.trace({ name: "Find companies" });
  const research = new Agent({
    id: "research",
    name: "research",
    description: "Finds companies",
    instructions: "You find companies.",
    model: models.research,
  });
  const supervisor = new Agent({
    id: "supervisor",
    name: "supervisor",
    instructions: "You delegate.",
    model: models.supervisor,
    agents: { research },
  });
  const { text } = await supervisor.generate(prompt, {
    delegation: batonDelegation(trace, {
      messageFilter: ({ messages }) => messages.filter(({ role }) => role !== "user"),
    }),
  });
  trace.end();
  return text;
}

if (import.meta.main) {
  const model = "openai/gpt-5-mini";
  console.log(await ask("Who uses Stripe? Only fintech.", { supervisor: model, research: model }));
}
