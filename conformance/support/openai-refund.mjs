import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { askInbox, carryOut } from "./inbox.mjs";
import { scriptModel } from "./openai.mjs";

const ALLOWED = ["approve", "edit", "reject"];

/**
 * A refund that waits for a person: the run stops at a tool that `needsApproval`, Baton's inbox says
 * what to call `state.approve()` or `state.reject()` with, and the run goes on.
 * @returns what was refunded, and all that the model was sent last
 */
export async function refundWithInbox(decision) {
  const sent = await scriptModel([
    { transfer_to_Billing: {} },
    { issue_refund: { invoice: "INV-7", amount: 30 } },
    "Done.",
  ]);
  const refunded = [];
  /** The SDK binds a yes to the call as it was: what a person changed reaches the tool beside it. */
  const changed = new Map();
  const issueRefund = tool({
    name: "issue_refund",
    description: "Refunds",
    parameters: z.object({ invoice: z.string(), amount: z.number() }),
    needsApproval: true,
    execute: (asked, _context, { toolCall }) => {
      const args = changed.get(toolCall.callId) ?? asked;
      refunded.push(args);
      return `${args.amount} euro refunded`;
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
  const stopped = await run(triage, "INV-7 is wrong.");
  const [interruption] = stopped.interruptions;
  const approval = await askInbox({ ...interruption.toJSON(), allowed: ALLOWED }, decision);
  const { approve, call_id: callId, message, arguments: edited } = approval.response;
  const goOn = () => run(triage, stopped.state);
  if (approve) {
    if (edited !== undefined) changed.set(callId, JSON.parse(edited));
    stopped.state.approve(interruption);
    await carryOut(approval, goOn);
  } else {
    stopped.state.reject(interruption, { message });
    await goOn();
  }
  return { refunded, read: JSON.stringify(JSON.parse(sent.at(-1)).messages.at(-1)) };
}

/** What of it must be read in Baton, beside the handoffs. */
export function askedRefund(outcome) {
  return [
    {
      requested_by: "Billing",
      action: { name: "issue_refund", args: { invoice: "INV-7", amount: 30 } },
      allowed: ALLOWED,
      ...outcome,
    },
  ];
}
