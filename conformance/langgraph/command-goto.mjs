import { HumanMessage } from "@langchain/core/messages";
import { Annotation, Command, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { expectInBaton } from "../harness/expect.mjs";

const State = Annotation.Root({
  ...MessagesAnnotation.spec,
  task: Annotation(),
  context: Annotation(),
});
const triage = () =>
  new Command({
    goto: "billing",
    update: { task: "Refund INV-7", context: { invoice: "INV-7", limit_eur: 50 } },
  });
const billing = ({ task }) => ({ messages: [{ role: "assistant", content: `Done: ${task}` }] });

const graph = new StateGraph(State)
  .addNode("triage", triage, { ends: ["billing"] })
  .addNode("billing", billing)
  .addEdge(START, "triage")
  .compile();
await graph.invoke(
  { messages: [new HumanMessage("INV-7 was charged twice.")] },
  { configurable: { thread_id: "conversation-1" } },
);

expectInBaton({
  title: "`Command({ goto, update })`",
  status: "succeeded",
  session: "conversation-1",
  handoffs: [
    {
      from: "triage",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      task: "Refund INV-7",
      held: ["INV-7 was charged twice."],
      sent: ["limit_eur"],
      received: ["INV-7 was charged twice.", "limit_eur"],
    },
  ],
});
