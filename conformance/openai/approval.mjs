import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { transfer_to_Billing: {} },
  { issue_refund: { invoice: "INV-7" } },
  "Refunded.",
]);

const issueRefund = tool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string() }),
  needsApproval: true,
  execute: ({ invoice }) => `${invoice}: 30 euro refunded`,
});
const billing = new Agent({
  name: "Billing",
  instructions: "You refund.",
  tools: [issueRefund],
});
const triage = new Agent({
  name: "Triage",
  instructions: "You find out who helps.",
  handoffs: [handoff(billing)],
});
const asked = await run(triage, "INV-7 is wrong.");
for (const interruption of asked.interruptions) asked.state.approve(interruption);
await run(triage, asked.state);

await finish({
  title: "a tool waits for a person, who approves",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "Triage",
      to: "Billing",
      type: "route",
      outcome: "succeeded",
      received: ["INV-7 is wrong"],
    },
  ],
  limits: [
    "A tool that waits for approval leaves no sign in what is exported, and an approval neither: only a rejection is told.",
  ],
});
