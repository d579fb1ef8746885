import { tool, ToolLoopAgent } from "ai";
import { z } from "zod";
import { expectInBaton } from "../harness/expect.mjs";
import { scriptedModel } from "../support/ai.mjs";

const billing = new ToolLoopAgent({
  model: scriptedModel({ issue_refund: { invoice: "INV-7" } }, "Refunded."),
  telemetry: { functionId: "billing" },
  tools: {
    issue_refund: tool({
      description: "Refunds",
      inputSchema: z.object({ invoice: z.string() }),
      execute: ({ invoice }) => `${invoice}: 30 euro refunded`,
    }),
  },
  toolApproval: { issue_refund: "user-approval" },
});
const messages = [{ role: "user", content: "Refund INV-7." }];
const asked = await billing.generate({ messages });
const [{ approvalId }] = asked.content.filter(({ type }) => type === "tool-approval-request");
const approval = { type: "tool-approval-response", approvalId, approved: true };
await billing.generate({
  messages: [...messages, ...asked.response.messages, { role: "tool", content: [approval] }],
});

expectInBaton({
  title: "a tool waits for a person, who approves",
  traces: 2,
  status: "succeeded",
  handoffs: [],
  limits: [
    "A tool that waits for approval (`toolApproval`) gets no span: neither the question nor the answer is told.",
  ],
});
