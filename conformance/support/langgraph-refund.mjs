import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import {
  Command,
  interrupt,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { askInbox, carryOut } from "./inbox.mjs";
import { scriptedModel } from "./langgraph.mjs";

const CONFIG = { allow_accept: true, allow_edit: true, allow_respond: true, allow_ignore: false };

/**
 * A refund that waits for a person: the graph stops at an `interrupt()` with a `HumanInterrupt`, Baton's
 * inbox answers with a `HumanResponse`, and the graph is resumed with it.
 * @returns what was refunded, and what the model read last
 */
export async function refundWithInbox(decision) {
  const model = scriptedModel({ issue_refund: { invoice: "INV-7", amount: 30 } }, "Done.");
  const refunded = [];
  const triage = async ({ messages }) => {
    const asked = await model.invoke(messages);
    return new Command({ goto: "refunds", update: { messages: [asked] } });
  };
  const refunds = async ({ messages }) => {
    const [call] = messages.at(-1).tool_calls;
    const request = { action: call.name, args: call.args };
    const [answer] = interrupt([
      { action_request: request, config: CONFIG, description: "Refund INV-7?" },
    ]);
    const content = answer.type === "response" ? answer.args : refund(answer.args?.args, call.args);
    const result = new ToolMessage({ content, tool_call_id: call.id });
    return { messages: [result, await model.invoke([...messages, result])] };
  };
  const refund = (edited, asked) => {
    const args = edited ?? asked;
    refunded.push(args);
    return `${args.amount} euro refunded`;
  };
  const graph = new StateGraph(MessagesAnnotation)
    .addNode("triage", triage, { ends: ["refunds"] })
    .addNode("refunds", refunds)
    .addEdge(START, "triage")
    .compile({ checkpointer: new MemorySaver() });
  const thread = { configurable: { thread_id: "conversation-1" } };
  const { __interrupt__: interrupts } = await graph.invoke(
    { messages: [new HumanMessage("INV-7 was charged twice.")] },
    thread,
  );
  const asking = { __interrupt__: interrupts, requested_by: "refunds" };
  const approval = await askInbox(asking, decision);
  const goOn = () => graph.invoke(new Command({ resume: [approval.response] }), thread);
  await (decision.decision === "reject" ? goOn() : carryOut(approval, goOn));
  return { refunded, read: model.calls.at(-1).messages.at(-1).content };
}

/** What of it must be read in Baton: the graph's two runs, and the question in the inbox. */
export function refundExpectation(title, outcome) {
  return {
    title,
    traces: 2,
    status: "succeeded",
    session: "conversation-1",
    handoffs: [
      { from: "triage", to: "refunds", type: "route", outcome: "succeeded" },
      {
        from: "refunds",
        to: "human",
        type: "escalate",
        outcome: "succeeded",
        task: "Refund INV-7?",
        approvals: ["respond"],
      },
    ],
    asked: [
      {
        requested_by: "refunds",
        action: { name: "issue_refund", args: { invoice: "INV-7", amount: 30 } },
        allowed: ["approve", "edit", "respond", "reject"],
        ...outcome,
      },
    ],
  };
}
