import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getCause } from "@/lib/services/findings/get-cause";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) =>
  Response.json(await getCause(ctx, { ...readQuery(request, StatsPeriodQuery), id: params.id })),
);
