import { SilenceAlertRequest } from "@/lib/contracts/alert";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { silenceAlert } from "@/lib/services/alerts/alerts";

export const POST = apiRoute<{ id: string }>({ scope: "admin" }, async (request, args) => {
  const { until } = await readJson(request, SilenceAlertRequest);
  return Response.json(await silenceAlert(args.ctx, { id: args.params.id, until }));
});
