import { Agent, handoff, run } from "@openai/agents";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { transfer_to_Billing: {} },
  { transfer_to_Triage: {} },
  { transfer_to_Billing: {} },
  "Refunded.",
]);

const triage = new Agent({ name: "Triage", instructions: "You find out who helps." });
const billing = new Agent({
  name: "Billing",
  instructions: "You refund.",
  handoffs: [handoff(triage)],
});
triage.handoffs = [handoff(billing)];
await run(triage, "INV-7 is wrong.");

const edge = { outcome: "succeeded", received: ["INV-7 is wrong"] };
await finish({
  title: "back to the first agent and again: A → B → A → B",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    { ...edge, from: "Triage", to: "Billing", type: "route" },
    { ...edge, from: "Billing", to: "Triage", type: "return" },
    { ...edge, from: "Triage", to: "Billing", type: "route" },
  ],
});
