import { ReceiptRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { receiveReceipt } from "@/lib/services/approvals/receive-receipt";

export const POST = apiRoute<{ id: string }>({ scope: "run" }, async (request, { ctx, params }) => {
  const id = ApprovalId.parse(params.id);
  return Response.json(
    await receiveReceipt(ctx, { id, ...(await readJson(request, ReceiptRequest)) }),
  );
});
