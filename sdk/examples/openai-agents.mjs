/** The OpenAI Agents SDK: what a filter takes out of a handoff is seen, and a refund waits for a person. */
import { Agent, addTraceProcessor, handoff, run, tool } from "@openai/agents";
import { createBaton, isApproved } from "@baton/sdk";
import { batonTraceProcessor, decideInterruptions, recordHandoff } from "@baton/sdk/openai-agents";
import { z } from "zod";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });
addTraceProcessor(batonTraceProcessor(baton));

const lookupAccount = tool({
  name: "lookup_account",
  description: "Reads an account",
  parameters: z.object({ id: z.string() }),
  execute: ({ id }) => `Account ${id}: INV-7 was charged twice.`,
});
const issueRefund = tool({
  name: "issue_refund",
  description: "Refunds",
  parameters: z.object({ invoice: z.string(), amount: z.number() }),
  needsApproval: true,
  execute: ({ amount }) => `${amount} euro refunded`,
});
const billing = new Agent({ name: "Billing", instructions: "You refund.", tools: [issueRefund] });
const triage = new Agent({
  name: "Triage",
  instructions: "You find out who helps.",
  tools: [lookupAccount],
  handoffs: [
    handoff(billing, {
      inputFilter: recordHandoff((data) => ({ ...data, preHandoffItems: [], newItems: [] })),
    }),
  ],
});

/** @param {string} message */
export async function support(message) {
  let result = await run(triage, message);
  while (result.interruptions.length > 0) {
    const approvals = await decideInterruptions(baton, result);
    const goOn = () => run(triage, result.state);
    const [approval] = approvals;
    result = isApproved(approval) ? await baton.carryOut(approval, goOn) : await goOn();
  }
  await baton.flush();
  return result.finalOutput;
}

if (import.meta.main) console.log(await support("INV-7 is wrong, my account is acct_42."));
