import { support } from "../examples/google-adk.mjs";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel } from "../support/adk-model.mjs";

await support("INV-7 was charged twice.", {
  coordinator: new ScriptedModel({
    transfer_to_agent: { agentName: "billing", task: "Refund INV-7", context: { limit_eur: 50 } },
  }),
  billing: new ScriptedModel("Which invoice?"),
});

expectInBaton({
  title: "Google ADK: a plugin; the callee is given no history",
  session: "conversation-1",
  name: "coordinator",
  handoffs: [
    {
      from: "coordinator",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      task: "Refund INV-7",
      held: ["INV-7 was charged twice."],
      sent: ["limit_eur"],
      lost: ["INV-7 was charged twice."],
    },
  ],
});
