import { apiRoute } from "@/lib/http/route";
import { getPairLatency } from "@/lib/services/pairs/get-pair-latency";

export const GET = apiRoute<{ from: string; to: string }>(
  { scope: "read", reads: "replica" },
  async (_request, { ctx, params: { from, to } }) =>
    Response.json(await getPairLatency(ctx, { fromAgent: from, toAgent: to })),
);
