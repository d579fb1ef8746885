import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { DecideRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "@/lib/services/context";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { asResult } from "./mcp-tool";

const Decide = DecideRequest.extend({ approval_id: ApprovalId });

/** Only where the address asks for it: the key's scope and the approval policy then say who may. */
export function addDecideTool(server: McpServer, ctx: ServiceContext): void {
  const name = "decide_approval";
  const config = {
    title: "Decide an approval",
    description: "Approves, edits, rejects or answers, at once and for good. Ask the person first.",
    inputSchema: Decide.shape,
    annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: false },
  };
  server.registerTool(name, config, ({ approval_id: id, ...decision }) =>
    asResult(name, async () => {
      const approval = await decideApproval(ctx, { id, ...decision });
      if (approval.trace_id !== null) await deliverTraces(ctx, [TraceId.parse(approval.trace_id)]);
      return approval;
    }),
  );
}
