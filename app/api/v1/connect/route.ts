import { apiRoute } from "@/lib/http/route";
import { getConnectStatus } from "@/lib/services/connect/get-connect-status";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getConnectStatus(ctx)),
);
