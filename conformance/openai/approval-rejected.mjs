import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { transfer_to_Billing: {} },
  { issue_refund: { invoice: "INV-7" } },
  "A person refused the refund.",
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
for (const interruption of asked.interruptions) asked.state.reject(interruption);
await run(triage, asked.state);

await finish({
  title: "a tool waits for a person, who rejects",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    { from: "Triage", to: "Billing", type: "route", outcome: "succeeded" },
    {
      from: "Billing",
      to: "human",
      type: "escalate",
      outcome: "succeeded",
      approvals: ["reject"],
    },
  ],
});
