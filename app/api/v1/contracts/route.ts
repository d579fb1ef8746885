import { SaveContractRequest } from "@/lib/contracts/contract";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getDefaultContract } from "@/lib/services/contracts/get-contract";
import { saveContract } from "@/lib/services/contracts/save-contract";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getDefaultContract(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) => {
  const body = await readJson(request, SaveContractRequest);
  return Response.json(await saveContract(ctx, { ...body, from: null, to: null }));
});
