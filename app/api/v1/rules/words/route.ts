import { apiRoute } from "@/lib/http/route";
import { getRuleWords } from "@/lib/services/routing/get-rules";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getRuleWords(ctx)),
);
