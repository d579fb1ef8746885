import { support } from "../examples/google-adk.mjs";
import { expectInBaton } from "../harness/expect.mjs";
import { ScriptedModel } from "../support/adk-model.mjs";

await support("INV-7 was charged twice.", {
  coordinator: new ScriptedModel(
    { transfer_to_agent: { agentName: "no_such_agent" } },
    "I cannot help with that.",
  ),
  billing: new ScriptedModel(),
});

expectInBaton({
  title: "Google ADK: an unknown target is told as the error that it is",
  session: "conversation-1",
  handoffs: [
    {
      from: "coordinator",
      to: "no_such_agent",
      type: "route",
      outcome: "failed",
      error: "UNKNOWN_ERROR",
      held: ["INV-7 was charged twice."],
    },
  ],
});
