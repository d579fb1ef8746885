import { CreateSavedViewBody } from "@/lib/contracts/saved-view";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createSavedView } from "@/lib/services/saved-views/create-saved-view";
import { listVisibleViews } from "@/lib/services/saved-views/list-saved-views";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listVisibleViews(ctx)),
);

export const POST = apiRoute({ scope: "read" }, async (request, { ctx }) => {
  const view = await createSavedView(ctx, await readJson(request, CreateSavedViewBody));
  return Response.json(view, { status: 201 });
});
