import { ApprovalListQuery, AskRequest } from "@/lib/contracts/approval";
import { readContent } from "@/lib/http/read-json";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { listApprovals } from "@/lib/services/approvals/list-approvals";
import { requestApproval } from "@/lib/services/approvals/request-approval";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listApprovals(ctx, readQuery(request, ApprovalListQuery))),
);

export const POST = runtimeRoute({ scope: "run" }, async (request, { ctx }) => {
  const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
  const asked = await readContent(request, AskRequest);
  const { approval, isNew } = await requestApproval(ctx, { ...asked, idempotencyKey });
  return { body: approval, traceIds: [approval.trace_id], status: isNew ? 201 : 200 };
});
