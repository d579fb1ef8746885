import { CreateApiKeyInput } from "@/lib/contracts/project";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { listProjectApiKeys } from "@/lib/services/api-keys/list-api-keys";

/** The project is the key's own, or `?project=` of the session. */
const CreateKeyBody = CreateApiKeyInput.omit({ project: true }).partial({ expires_in_days: true });

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await listProjectApiKeys(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) => {
  const { expires_in_days = null, ...body } = await readJson(request, CreateKeyBody);
  return Response.json(await createApiKey(ctx, { ...body, expires_in_days }), {
    status: 201,
    headers: { "cache-control": "no-store" },
  });
});
