import { MaskingPolicyBody } from "@/lib/contracts/masking-policy";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getMaskingPolicy } from "@/lib/services/masking/get-masking-policy";
import { saveMaskingPolicy } from "@/lib/services/masking/save-masking-policy";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await getMaskingPolicy(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveMaskingPolicy(ctx, await readJson(request, MaskingPolicyBody))),
);
