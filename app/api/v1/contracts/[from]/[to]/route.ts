import { SaveContractRequest } from "@/lib/contracts/contract";
import { AgentName } from "@/lib/domain/event/shapes";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getContract } from "@/lib/services/contracts/get-contract";
import { saveContract } from "@/lib/services/contracts/save-contract";

type Params = { from: string; to: string };

const pairOf = ({ from, to }: Params) => ({ from: AgentName.parse(from), to: AgentName.parse(to) });

export const GET = apiRoute<Params>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getContract(ctx, pairOf(params))),
);

export const PUT = apiRoute<Params>({ scope: "admin" }, async (request, { ctx, params }) => {
  const body = await readJson(request, SaveContractRequest);
  return Response.json(await saveContract(ctx, { ...body, ...pairOf(params) }));
});
