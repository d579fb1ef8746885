import { HumanMessage } from "@langchain/core/messages";
import {
  Command,
  interrupt,
  MemorySaver,
  MessagesAnnotation,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { expectInBaton } from "../harness/expect.mjs";

const triage = () => new Command({ goto: "refunds" });
const refunds = () => {
  const answer = interrupt("Refund 30 euro for INV-7?");
  const content = answer === "yes" ? "Refunded." : "Not refunded.";
  return { messages: [{ role: "assistant", content }] };
};

const graph = new StateGraph(MessagesAnnotation)
  .addNode("triage", triage, { ends: ["refunds"] })
  .addNode("refunds", refunds)
  .addEdge(START, "triage")
  .compile({ checkpointer: new MemorySaver() });
const thread = { configurable: { thread_id: "conversation-1" } };
await graph.invoke({ messages: [new HumanMessage("INV-7 was charged twice.")] }, thread);
await graph.invoke(new Command({ resume: "no" }), thread);

expectInBaton({
  title: "`interrupt()`: a person rejects",
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
      task: "Refund 30 euro for INV-7?",
      approvals: ["respond"],
    },
  ],
  limits: [
    "What a person answered an `interrupt()` is not told: approved and rejected look alike, only what the node did with it shows.",
  ],
});
