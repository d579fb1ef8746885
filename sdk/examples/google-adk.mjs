/** The ADK: transfers with what was known and given, and errors that its spans leave out. */
import { InMemoryRunner, LlmAgent } from "@google/adk";
import { createBaton } from "@baton/sdk";
import { BatonPlugin } from "@baton/sdk/adk";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

/** `models`: one for each agent, such as "gemini-2.5-flash". */
export async function support(text, models) {
  const billing = new LlmAgent({
    name: "billing",
    description: "Refunds",
    model: models.billing,
    includeContents: "none",
  });
  const coordinator = new LlmAgent({
    name: "coordinator",
    instruction: "You find out who helps.",
    model: models.coordinator,
    subAgents: [billing],
  });
  const runner = new InMemoryRunner({
    agent: coordinator,
    appName: "support",
    plugins: [new BatonPlugin(baton)],
  });
  const names = { userId: "user-1", sessionId: "conversation-1" };
  await runner.sessionService.createSession({ appName: "support", ...names });
  const newMessage = { role: "user", parts: [{ text }] };
  return Array.fromAsync(runner.runAsync({ ...names, newMessage }));
}

if (import.meta.main) {
  const model = "gemini-2.5-flash";
  console.log(await support("INV-7 was charged twice.", { coordinator: model, billing: model }));
}
