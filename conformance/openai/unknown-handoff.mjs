import { Agent, handoff, run } from "@openai/agents";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([{ transfer_to_Legal: {} }]);

const billing = new Agent({ name: "Billing", instructions: "You refund." });
const triage = new Agent({
  name: "Triage",
  instructions: "You find out who helps.",
  handoffs: [handoff(billing)],
});
await run(triage, "I will sue you over INV-7.").catch(() => {});

await finish({
  title: "the model asks for a handoff that the agent does not have",
  status: "failed",
  handoffs: [
    {
      from: "Triage",
      to: "Legal",
      type: "route",
      outcome: "failed",
      error: "not_delivered",
      held: ["I will sue you"],
    },
  ],
});
