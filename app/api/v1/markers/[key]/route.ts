import { apiRoute } from "@/lib/http/route";
import { removeMarker } from "@/lib/services/markers/remove-marker";

export const DELETE = apiRoute<{ key: string }>(
  { scope: "admin" },
  async (_request, { ctx, params }) => {
    await removeMarker(ctx, params.key);
    return new Response(null, { status: 204 });
  },
);
