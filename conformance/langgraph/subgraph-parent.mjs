import { HumanMessage } from "@langchain/core/messages";
import { Command, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { expectInBaton } from "../harness/expect.mjs";

const say = (content) => () => ({ messages: [{ role: "assistant", content }] });
const leave = () =>
  new Command({
    graph: Command.PARENT,
    goto: "billing",
    update: { messages: [{ role: "assistant", content: "Billing must see this." }] },
  });

const triage = new StateGraph(MessagesAnnotation)
  .addNode("classify", leave)
  .addEdge(START, "classify")
  .compile();
const graph = new StateGraph(MessagesAnnotation)
  .addNode("triage", triage, { ends: ["billing"] })
  .addNode("billing", say("Refunded."))
  .addEdge(START, "triage")
  .compile();
await graph.invoke({ messages: [new HumanMessage("INV-7 was charged twice.")] });

expectInBaton({
  title: "`Command({ graph: Command.PARENT })` out of a subgraph",
  status: "succeeded",
  handoffs: [
    {
      from: "triage",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      inferred: true,
      held: ["INV-7 was charged twice."],
      received: ["Billing must see this."],
    },
  ],
  limits: [
    "A `Command` that a node throws out of a subgraph is told as an error without its `goto` and `update`: the target is inferred from the next step, what was sent is not known.",
  ],
});
