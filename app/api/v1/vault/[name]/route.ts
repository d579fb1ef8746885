import { ChangeSecretRequest } from "@/lib/contracts/vault";
import { SecretName } from "@/lib/domain/vault/secret";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { changeSecret } from "@/lib/services/vault/change-secret";
import { deleteSecret } from "@/lib/services/vault/delete-secret";

export const PUT = apiRoute<{ name: string }>({ scope: "admin" }, async (request, args) => {
  const name = SecretName.parse(args.params.name);
  const changed = await readJson(request, ChangeSecretRequest);
  return Response.json(await changeSecret(args.ctx, { ...changed, name }));
});

export const DELETE = apiRoute<{ name: string }>({ scope: "admin" }, async (_request, args) => {
  await deleteSecret(args.ctx, SecretName.parse(args.params.name));
  return new Response(null, { status: 204 });
});
