import { SaveDraftRequest } from "@/lib/contracts/rules";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { dropDraft, getDraft, saveDraft } from "@/lib/services/routing/save-draft";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getDraft(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveDraft(ctx, await readJson(request, SaveDraftRequest))),
);

export const DELETE = apiRoute({ scope: "admin" }, async (_request, { ctx }) => {
  await dropDraft(ctx);
  return new Response(null, { status: 204 });
});
