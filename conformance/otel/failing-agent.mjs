import { finish, span } from "../support/otel.mjs";

const agent = (name) => ({ "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name });

await span("invoke_agent triage", agent("triage"), () =>
  span("invoke_agent billing", agent("billing"), async () => {
    throw new Error("the bank is closed");
  }),
).catch(() => {});

await finish({
  title: "an agent inside another, which fails",
  status: "failed",
  handoffs: [
    {
      from: "triage",
      to: "billing",
      type: "delegate",
      outcome: "failed",
      error: "agent_error",
      inferred: true,
      held: null,
      sent: null,
      received: null,
    },
  ],
});
