import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getPair } from "@/lib/services/pairs/get-pair";

export const GET = apiRoute<{ from: string; to: string }>(
  { scope: "read", reads: "replica" },
  async (request, { ctx, params: { from: fromAgent, to: toAgent } }) =>
    Response.json(
      await getPair(ctx, { ...readQuery(request, StatsPeriodQuery), fromAgent, toAgent }),
    ),
);
