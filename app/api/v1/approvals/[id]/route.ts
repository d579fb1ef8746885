import { ApprovalQuery } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { waitFor } from "@/lib/http/wait-for";
import { getApproval } from "@/lib/services/approvals/get-approval";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const id = ApprovalId.parse(params.id);
  const { wait_ms: waitMs } = readQuery(request, ApprovalQuery);
  const read = () => getApproval(ctx, id);
  const isThere = ({ status }: Awaited<ReturnType<typeof read>>) =>
    status !== "waiting" && status !== "snoozed";
  return Response.json(await waitFor(ctx, read, { isThere, waitMs, signal: request.signal }));
});
