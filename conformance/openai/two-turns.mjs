import { Agent, handoff, Runner, user } from "@openai/agents";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { transfer_to_Billing: {} },
  "Refunded.",
  { transfer_to_Triage: {} },
  "You are welcome.",
]);

const triage = new Agent({ name: "Triage", instructions: "You find out who helps." });
const billing = new Agent({
  name: "Billing",
  instructions: "You refund.",
  handoffs: [handoff(triage)],
});
triage.handoffs = [handoff(billing)];
const runner = new Runner({ groupId: "conversation-1" });
const first = await runner.run(triage, "INV-7 is wrong.");
await runner.run(first.lastAgent, [...first.history, user("Thank you.")]);

await finish({
  title: "two turns of one conversation (`groupId`): two traces",
  traces: 2,
  status: "succeeded",
  session: "conversation-1",
  findings: ["free-text-payload", "transcript-dump"],
  handoffs: [
    { from: "Triage", to: "Billing", type: "route", outcome: "succeeded" },
    {
      from: "Billing",
      to: "Triage",
      type: "route",
      outcome: "succeeded",
      received: ["INV-7 is wrong", "Thank you."],
    },
  ],
});
