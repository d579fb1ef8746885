import { AddSecretRequest } from "@/lib/contracts/vault";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { addSecret } from "@/lib/services/vault/add-secret";
import { listSecrets } from "@/lib/services/vault/list-secrets";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await listSecrets(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await addSecret(ctx, await readJson(request, AddSecretRequest)), { status: 201 }),
);
