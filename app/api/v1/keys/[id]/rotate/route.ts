import { RotateApiKeyBody } from "@/lib/contracts/project";
import { readOptionalJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { rotateApiKey } from "@/lib/services/api-keys/rotate-api-key";

export const POST = apiRoute<{ id: string }>({ scope: "admin" }, async (request, args) => {
  const { grace_hours: graceHours } = await readOptionalJson(request, RotateApiKeyBody);
  const rotated = await rotateApiKey(args.ctx, { id: args.params.id, graceHours });
  return Response.json(rotated, { status: 201, headers: { "cache-control": "no-store" } });
});
