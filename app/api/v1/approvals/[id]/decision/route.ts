import { DecideRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { readContent } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { decideApproval } from "@/lib/services/approvals/decide-approval";

export const POST = runtimeRoute<{ id: string }>({}, async (request, { ctx, params }) => {
  const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
  const decision = await readContent(request, DecideRequest);
  const id = ApprovalId.parse(params.id);
  const approval = await decideApproval(ctx, { ...decision, id, idempotencyKey });
  return { body: approval, traceIds: [approval.trace_id] };
});
