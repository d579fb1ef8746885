import { MemorySaver } from "@langchain/langgraph";
import { createReactAgent } from "@langchain/langgraph/prebuilt";
import { createHandoffTool, createSwarm } from "@langchain/langgraph-swarm";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/langgraph.mjs";

const alice = createReactAgent({
  llm: scriptedModel({ transfer_to_bob: {} }),
  tools: [createHandoffTool({ agentName: "Bob" })],
  name: "Alice",
});
const bob = createReactAgent({
  llm: scriptedModel("Ahoy!", "12, matey."),
  tools: [createHandoffTool({ agentName: "Alice" })],
  name: "Bob",
});
const swarm = createSwarm({ agents: [alice, bob], defaultActiveAgent: "Alice" }).compile({
  checkpointer: new MemorySaver(),
});
const thread = { configurable: { thread_id: "conversation-1" } };
await swarm.invoke({ messages: [{ role: "user", content: "I want to talk to Bob." }] }, thread);
await swarm.invoke({ messages: [{ role: "user", content: "What is 5 + 7?" }] }, thread);

expectInBaton({
  title: "`createSwarm`, two turns: the second begins at the agent that spoke last",
  traces: 2,
  status: "succeeded",
  findings: ["free-text-payload"],
  session: "conversation-1",
  handoffs: [
    {
      from: "Alice",
      to: "Bob",
      type: "route",
      outcome: "succeeded",
      received: ["I want to talk to Bob."],
    },
  ],
});
