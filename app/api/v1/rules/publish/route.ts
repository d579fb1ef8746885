import { PublishDraftRequest } from "@/lib/contracts/rules";
import { readOptionalJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { publishDraft } from "@/lib/services/routing/publish-rules";

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await publishDraft(ctx, await readOptionalJson(request, PublishDraftRequest)), {
    status: 201,
  }),
);
