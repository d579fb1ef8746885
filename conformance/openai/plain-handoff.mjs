import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { lookup_account: { id: "acct_42" } },
  { transfer_to_Billing_Agent: {} },
  "I refunded 30 euro for INV-7.",
]);

const lookupAccount = tool({
  name: "lookup_account",
  description: "Reads an account",
  parameters: z.object({ id: z.string() }),
  execute: ({ id }) => `Account ${id}: INV-7 was charged twice.`,
});
const billing = new Agent({ name: "Billing Agent", instructions: "You refund." });
const triage = new Agent({
  name: "Triage Agent",
  instructions: "You find out who helps.",
  tools: [lookupAccount],
  handoffs: [handoff(billing)],
});
await run(triage, "INV-7 is wrong, my account is acct_42.");

await finish({
  title: "a handoff; the conversation goes along",
  status: "succeeded",
  findings: ["transcript-dump"],
  handoffs: [
    {
      from: "Triage Agent",
      to: "Billing Agent",
      type: "route",
      outcome: "succeeded",
      held: ["INV-7 is wrong", "charged twice"],
      sent: ["INV-7 is wrong", "charged twice"],
      received: ["INV-7 is wrong", "charged twice"],
    },
  ],
});
