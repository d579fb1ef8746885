import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { transfer_to_Billing: {} },
  { issue_refund: { invoice: "INV-7" } },
  "I could not refund.",
]);

const issueRefund = tool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string() }),
  execute: () => {
    throw new Error("the bank is closed");
  },
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
await run(triage, "INV-7 is wrong.");

await finish({
  title: "a tool of the callee fails, and the callee answers all the same",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "Triage",
      to: "Billing",
      type: "route",
      outcome: "succeeded",
      flags: ["tool_error"],
      received: ["INV-7 is wrong"],
    },
  ],
  limits: [
    'The message of a failed tool is replaced by "Error details are redacted" before it is sent.',
  ],
});
