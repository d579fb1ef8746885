import { apiRoute } from "@/lib/http/route";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";

export const DELETE = apiRoute<{ id: string }>(
  { scope: "admin" },
  async (_request, { ctx, params }) => {
    await revokeApiKey(ctx, params.id);
    return new Response(null, { status: 204 });
  },
);
