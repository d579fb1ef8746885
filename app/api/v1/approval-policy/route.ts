import { SaveApprovalPolicyRequest } from "@/lib/contracts/approval-policy";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getApprovalPolicy, saveApprovalPolicy } from "@/lib/services/approvals/approval-policy";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getApprovalPolicy(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveApprovalPolicy(ctx, await readJson(request, SaveApprovalPolicyRequest))),
);
