import { tool } from "@langchain/core/tools";
import { createReactAgent } from "@langchain/langgraph/prebuilt";
import { createSupervisor } from "@langchain/langgraph-supervisor";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/langgraph.mjs";

const add = tool(({ a, b }) => String(a + b), {
  name: "add",
  description: "Adds",
  schema: z.object({ a: z.number(), b: z.number() }),
});
const math = createReactAgent({
  llm: scriptedModel({ add: { a: 20, b: 10 } }, "It is 30 euro."),
  tools: [add],
  name: "math_expert",
});
const supervisor = createSupervisor({
  agents: [math],
  llm: scriptedModel({ transfer_to_math_expert: {} }, "INV-7 costs 30 euro."),
}).compile();
await supervisor.invoke({ messages: [{ role: "user", content: "What does INV-7 cost?" }] });

expectInBaton({
  title: "`createSupervisor`: to an expert and back",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "supervisor",
      to: "math_expert",
      type: "route",
      outcome: "succeeded",
      received: ["What does INV-7 cost?"],
    },
    {
      from: "math_expert",
      to: "supervisor",
      type: "return",
      outcome: "succeeded",
      inferred: true,
      received: ["It is 30 euro."],
    },
  ],
});
