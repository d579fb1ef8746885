import { RetentionBody } from "@/lib/contracts/data-life";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getData, saveRetention } from "@/lib/services/data-life/retention";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await getData(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveRetention(ctx, await readJson(request, RetentionBody))),
);
