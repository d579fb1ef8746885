import { SaveAlertRequest } from "@/lib/contracts/alert";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createAlert, listAlerts } from "@/lib/services/alerts/alerts";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listAlerts(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await createAlert(ctx, await readJson(request, SaveAlertRequest)), {
    status: 201,
  }),
);
