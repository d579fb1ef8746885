import { Agent, handoff, run } from "@openai/agents";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([{ transfer_to_Billing: {} }, "Refunded."], "responses");

const billing = new Agent({ name: "Billing", instructions: "You refund." });
const triage = new Agent({
  name: "Triage",
  instructions: "You find out who helps.",
  handoffs: [handoff(billing)],
});
await run(triage, "INV-7 is wrong.");

await finish({
  title: "the same over the Responses API (the SDK's default)",
  status: "succeeded",
  handoffs: [
    {
      from: "Triage",
      to: "Billing",
      type: "route",
      outcome: "succeeded",
      held: null,
      sent: null,
      received: null,
    },
  ],
  limits: [
    'With the Responses API, the SDK\'s default, the exporter sends no prompts and no answers: who, when and how it ended arrive, the context does not. `setOpenAIAPI("chat_completions")` sends it.',
  ],
});
