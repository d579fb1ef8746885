import { ApprovalId } from "@/lib/domain/approvals/approval";
import { apiRoute } from "@/lib/http/route";
import { getViewers, leaveApproval, lookAtApproval } from "@/lib/services/approvals/presence";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getViewers(ctx, ApprovalId.parse(params.id))),
);

export const POST = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await lookAtApproval(ctx, ApprovalId.parse(params.id))),
);

export const DELETE = apiRoute<{ id: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) => {
    await leaveApproval(ctx, ApprovalId.parse(params.id));
    return new Response(null, { status: 204 });
  },
);
