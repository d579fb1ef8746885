import { ChangeSavedViewBody } from "@/lib/contracts/saved-view";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { changeSavedView } from "@/lib/services/saved-views/change-saved-view";
import { deleteSavedView } from "@/lib/services/saved-views/delete-saved-view";

export const PATCH = apiRoute<{ id: string }>(
  { scope: "read" },
  async (request, { ctx, params }) => {
    const change = await readJson(request, ChangeSavedViewBody);
    return Response.json(await changeSavedView(ctx, { id: params.id, ...change }));
  },
);

export const DELETE = apiRoute<{ id: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) => {
    await deleteSavedView(ctx, params.id);
    return new Response(null, { status: 204 });
  },
);
