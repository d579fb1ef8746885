import { recorded, refund } from "../examples/a2a.mjs";
import { expectInBaton } from "../harness/expect.mjs";
import { connectAgent, message, Role } from "../support/a2a.mjs";

const { client, close } = await connectAgent("TASK_STATE_REJECTED", "No refunds.", recorded);
await refund(client, message(Role.ROLE_USER, "Refund INV-7"));
close();

expectInBaton({
  title: "A2A: both sides of a call are one handoff, with what the remote agent was given",
  handoffs: [
    {
      from: "support",
      to: "billing",
      type: "route",
      outcome: "rejected",
      task: "Refund INV-7",
      sent: ["Refund INV-7"],
      received: ["Refund INV-7"],
      error: "rejected",
    },
  ],
});
