import "../examples/record.mjs";
import { expectInBaton } from "../harness/expect.mjs";

expectInBaton({
  title: "`trace.runHandoff` and `trace.handoff`; the program ends without a word about sending",
  status: "succeeded",
  session: "conversation-1",
  handoffs: [
    {
      from: "orchestrator",
      to: "research",
      type: "route",
      outcome: "succeeded",
      task: "Find two fintech companies using Stripe",
      sent: ["minimum_results"],
      received: ["minimum_results"],
    },
    {
      from: "research",
      to: "orchestrator",
      type: "return",
      outcome: "succeeded",
      sent: ["Globex"],
      received: ["Globex"],
    },
  ],
});
