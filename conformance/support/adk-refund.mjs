import { LlmAgent } from "@google/adk";
import { ScriptedModel, startConversation } from "./adk.mjs";
import { askInbox, carryOut } from "./inbox.mjs";

const isConfirmation = ({ functionCall }) => functionCall?.name === "adk_request_confirmation";

/**
 * A refund that waits for a person: the tool asks for a confirmation, Baton's inbox is sent that event
 * as it stands and says what the user's next turn is.
 * @returns all that the model was sent last
 */
export async function refundWithInbox(refund, { decision, allowed, afterTool }) {
  const args = { invoice: "INV-7", amount: 30 };
  const model = new ScriptedModel({ issue_refund: args }, "I ask.", "Done.");
  const billing = new LlmAgent({
    name: "billing",
    description: "Refunds",
    model,
    tools: [refund],
    ...(afterTool && { afterToolCallback: afterTool }),
  });
  const coordinator = new LlmAgent({
    name: "coordinator",
    model: new ScriptedModel({ transfer_to_agent: { agentName: "billing" } }),
    subAgents: [billing],
  });
  const say = await startConversation(coordinator);
  const events = await say({ text: "INV-7 was charged twice." });
  const event = events.find(({ content }) => content?.parts?.some(isConfirmation));
  const approval = await askInbox({ ...event, ...(allowed && { allowed }) }, decision);
  const goOn = () => say(approval.response);
  await (decision.decision === "reject" ? goOn() : carryOut(approval, goOn));
  return model.requests.at(-1);
}

/** What of it must be read in Baton. */
export function refundExpectation(title, { allowed = ["approve", "reject"], ...outcome }) {
  const isNo = outcome.decision === "reject";
  return {
    title,
    traces: 2,
    status: "succeeded",
    session: "conversation-1",
    handoffs: [
      { from: "coordinator", to: "billing", type: "route", outcome: "succeeded" },
      {
        from: "billing",
        to: "human",
        type: "escalate",
        outcome: "succeeded",
        approvals: [isNo ? "reject" : "approve"],
      },
    ],
    asked: [
      {
        requested_by: "billing",
        action: { name: "issue_refund", args: { invoice: "INV-7", amount: 30 } },
        allowed,
        ...outcome,
      },
    ],
  };
}
