import { createBaton } from "@baton/sdk";
import { batonDelegation } from "@baton/sdk/mastra";
import { Agent } from "@mastra/core/agent";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/mastra.mjs";

const { BATON_URL: url, BATON_KEY: key } = process.env;
const trace = createBaton({ url, key }).trace();
const agent = (id, ...script) =>
  new Agent({
    id,
    name: id,
    description: id,
    instructions: id,
    model: scriptedModel(...script),
    maxRetries: 0,
  });
const supervisor = new Agent({
  id: "supervisor",
  name: "supervisor",
  instructions: "You delegate.",
  model: scriptedModel(
    { "agent-mail": { prompt: "Write to all" } },
    { "agent-broken": { prompt: "Try" } },
    "Neither.",
  ),
  agents: { mail: agent("mail", "never asked"), broken: agent("broken") },
});
await supervisor.generate("Do both.", {
  delegation: batonDelegation(trace, {
    onDelegationStart: ({ primitiveId }) =>
      primitiveId === "mail" ? { proceed: false, rejectionReason: "not to all" } : undefined,
  }),
});
trace.end();

expectInBaton({
  title: "Mastra: a delegation that a hook refused, and one whose model failed",
  handoffs: [
    { from: "supervisor", to: "mail", type: "delegate", outcome: "rejected", error: "rejected" },
    { from: "supervisor", to: "broken", type: "delegate", outcome: "failed", error: "Error" },
  ],
});
