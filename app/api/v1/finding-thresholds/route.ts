import { ThresholdsBody } from "@/lib/contracts/finding-thresholds";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getThresholds, saveThresholds } from "@/lib/services/findings/thresholds";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getThresholds(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveThresholds(ctx, await readJson(request, ThresholdsBody))),
);
