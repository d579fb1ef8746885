import { TryContractRequest } from "@/lib/contracts/contract";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { tryContract } from "@/lib/services/contracts/try-contract";

export const POST = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await tryContract(ctx, await readJson(request, TryContractRequest))),
);
