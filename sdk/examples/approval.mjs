/** Asks a person before something is done, waits, and does it once. */
import { createBaton, isApproved } from "@baton/sdk";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });

/** @param {(approval: { id: string }) => void} [onAsked] */
export async function refund(onAsked) {
  const approval = await baton.requestApproval(
    {
      kind: "refund",
      question: "Pay back 30 euro for INV-7?",
      requested_by: "billing",
      action: { name: "issue_refund", args: { amount: 30, invoice: "INV-7" } },
    },
    { onAsked },
  );
  if (!isApproved(approval)) return `refused: ${approval.decision?.reason ?? approval.status}`;
  const { amount } = approval.decision.edited ?? approval.action.args;
  return baton.carryOut(approval, () => `${amount} euro refunded`);
}

if (import.meta.main) console.log(await refund());
