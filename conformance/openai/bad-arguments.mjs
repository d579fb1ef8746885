import { Agent, handoff, run } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([{ transfer_to_Billing: { invoice: 7 } }]);

const billing = new Agent({ name: "Billing", instructions: "You refund." });
const triage = new Agent({
  name: "Triage",
  instructions: "You find out who helps.",
  handoffs: [
    handoff(new Agent({ name: "Legal" })),
    handoff(billing, { inputType: z.object({ invoice: z.string() }), onHandoff: () => {} }),
  ],
});
await run(triage, "INV-7 is wrong.").catch(() => {});

await finish({
  title: "arguments that do not fit the handoff's input type",
  status: "failed",
  handoffs: [
    {
      from: "Triage",
      to: "Billing",
      type: "route",
      outcome: "failed",
      error: "not_delivered",
      held: ["INV-7 is wrong"],
    },
  ],
  limits: [
    "A handoff whose arguments are refused names no target: Baton takes it from the model's call, which the Responses API does not tell; then the only handoff that the agent declares counts, as inferred.",
  ],
});
