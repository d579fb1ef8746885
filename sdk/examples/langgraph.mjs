/** LangGraph: a command that says why, one that leaves a subgraph, and an interrupt that a person answers. */
import {
  Annotation,
  Command,
  interrupt,
  MemorySaver,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { createBaton } from "@baton/sdk";
import { answerInterrupts, batonCallbacks, handsOff } from "@baton/sdk/langgraph";

const baton = createBaton({ url: process.env.BATON_URL, key: process.env.BATON_KEY });
const State = Annotation.Root({ invoice: Annotation(), refunded: Annotation() });

const triage = ({ invoice }) =>
  handsOff(new Command({ goto: "billing" }), {
    task: `Refund ${invoice}`,
    justification: "billing owns invoices",
    context: { invoice, limit_eur: 50 },
  });
const billing = () => {
  const [answer] = interrupt([
    {
      action_request: { action: "issue_refund", args: { amount: 30 } },
      config: { allow_accept: true, allow_edit: false, allow_respond: false, allow_ignore: false },
      description: "Refund 30 euro?",
    },
  ]);
  return { refunded: answer.type === "accept" };
};
const graph = new StateGraph(State)
  .addNode("triage", triage, { ends: ["billing"] })
  .addNode("billing", billing)
  .addEdge(START, "triage")
  .compile({ checkpointer: new MemorySaver() });

export async function support(invoice) {
  const config = {
    callbacks: [batonCallbacks(baton)],
    configurable: { thread_id: "conversation-1" },
  };
  const stopped = await graph.invoke({ invoice }, config);
  const { resume } = await answerInterrupts(baton, stopped, { requested_by: "billing" });
  return graph.invoke(new Command({ resume }), config);
}

if (import.meta.main) console.log(await support("INV-7"));
