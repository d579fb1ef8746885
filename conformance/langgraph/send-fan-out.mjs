import { Annotation, Command, Send, START, StateGraph } from "@langchain/langgraph";
import { expectInBaton } from "../harness/expect.mjs";

const State = Annotation.Root({
  request: Annotation(),
  found: Annotation({ reducer: (a, b) => [...a, ...b], default: () => [] }),
});
const planner = () =>
  new Command({
    goto: ["Acme", "Globex"].map((company) => new Send("worker", { task: "Enrich", company })),
  });
const worker = ({ company }) => ({ found: [`${company}: 20 employees`] });
const writer = ({ found }) => ({ request: found.join() });

const graph = new StateGraph(State)
  .addNode("planner", planner, { ends: ["worker"] })
  .addNode("worker", worker)
  .addNode("writer", writer)
  .addEdge(START, "planner")
  .addEdge("worker", "writer")
  .compile();
await graph.invoke({ request: "Find the sizes; the budget is 40 euro." });

const sent = {
  from: "planner",
  to: "worker",
  type: "route",
  outcome: "succeeded",
  task: "Enrich",
  held: ["the budget is 40 euro"],
  atOnce: true,
};
const joined = { from: "worker", to: "writer", type: "delegate", outcome: "succeeded" };
expectInBaton({
  title: "`Send` to two workers at once, and a join",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    { ...sent, sent: ["Acme"], received: ["Acme"], lost: ["40 euro"] },
    { ...sent, sent: ["Globex"], received: ["Globex"], lost: ["40 euro"] },
    { ...joined, inferred: true },
    { ...joined, inferred: true },
  ],
});
