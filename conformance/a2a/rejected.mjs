import { expectInBaton } from "../harness/expect.mjs";
import { connectAgent, sendAs } from "../support/a2a.mjs";

const { client, close } = await connectAgent("TASK_STATE_REJECTED", "Not without a receipt.");
await sendAs("support", client, "Refund INV-7");
close();

expectInBaton({
  title: "SendMessage, rejected at once",
  handoffs: [
    {
      from: "support",
      to: "billing",
      type: "route",
      outcome: "rejected",
      error: "rejected",
      sent: ["Refund INV-7"],
    },
  ],
});
