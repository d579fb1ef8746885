import { SnoozeRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { snoozeApproval } from "@/lib/services/approvals/change-approval";

export const POST = apiRoute<{ id: string }>(
  { scope: "approve" },
  async (request, { ctx, params }) => {
    const id = ApprovalId.parse(params.id);
    return Response.json(
      await snoozeApproval(ctx, { id, ...(await readJson(request, SnoozeRequest)) }),
    );
  },
);
