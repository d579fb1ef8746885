import { expectInBaton } from "../harness/expect.mjs";
import { connectAgent, sendAs } from "../support/a2a.mjs";

const { client, close } = await connectAgent("TASK_STATE_COMPLETED", "INV-7: refunded.");
await sendAs("support", client, "Refund INV-7");
close();

expectInBaton({
  title: "SendMessage, completed",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "support",
      to: "billing",
      type: "route",
      outcome: "succeeded",
      sent: ["Refund INV-7"],
      received: null,
    },
  ],
  limits: [
    "The SDK makes no spans: the caller needs its own, by the conventions for A2A (`a2a.method.name`, `a2a.task.id`, `a2a.task.state`, `server.address`).",
    "What the remote agent received is known when it traces itself and the caller's `traceparent` travels with the call; the SDK does not send it.",
  ],
});
