import { finish, span } from "../support/otel.mjs";

const text = (role, content) => ({ role, parts: [{ type: "text", content }] });
const messages = (...list) => JSON.stringify(list);
const agent = (name) => ({ "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": name });
const chat = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "scripted" };
const question = text("user", "INV-7 was charged twice; the limit is 50 euro.");

await span("invoke_agent triage", agent("triage"), async () => {
  await span("chat", {
    ...chat,
    "gen_ai.input.messages": messages(question),
    "gen_ai.output.messages": messages(text("assistant", "Billing must see this.")),
  });
  await span("execute_tool transfer_to_billing", {
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "transfer_to_billing",
    "gen_ai.agent.name": "triage",
    "gen_ai.transfer.mode": "pass_control",
    "gen_ai.transfer.target.name": "billing",
    "gen_ai.tool.call.arguments": JSON.stringify({
      task: "Refund INV-7",
      context: { invoice: "INV-7", limit_eur: 50 },
    }),
  });
  await span("invoke_agent billing", agent("billing"), () =>
    span("chat", {
      ...chat,
      "gen_ai.input.messages": messages(text("user", "Refund INV-7")),
      "gen_ai.output.messages": messages(text("assistant", "Refunded 30 euro.")),
    }),
  );
});

await finish({
  title: "two agents by the GenAI conventions: a transfer tool call, then the callee's span",
  status: "succeeded",
  findings: ["transfer-loss"],
  handoffs: [
    {
      from: "triage",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      task: "Refund INV-7",
      held: ["the limit is 50 euro"],
      sent: ["INV-7", "50"],
      received: ["Refund INV-7"],
      lost: ["50"],
    },
  ],
});
