import { HumanMessage } from "@langchain/core/messages";
import { MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { expectInBaton } from "../harness/expect.mjs";

const say = (content) => () => ({ messages: [{ role: "assistant", content }] });

const graph = new StateGraph(MessagesAnnotation)
  .addNode("research", say("Acme uses Stripe."))
  .addNode("writer", say("Dear Acme"))
  .addEdge(START, "research")
  .addEdge("research", "writer")
  .compile();
await graph.invoke({ messages: [new HumanMessage("Write to a company that uses Stripe.")] });

expectInBaton({
  title: "static edges between nodes",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "research",
      to: "writer",
      type: "route",
      outcome: "succeeded",
      inferred: true,
      task: null,
      sent: ["Acme uses Stripe."],
      received: ["uses Stripe.", "Acme"],
    },
  ],
  limits: [
    "A static or conditional edge is told by nobody: it is inferred from which node ran in the step after.",
  ],
});
