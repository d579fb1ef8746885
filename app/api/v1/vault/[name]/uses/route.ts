import { ListPage } from "@/lib/contracts/list";
import { SecretName } from "@/lib/domain/vault/secret";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listSecretUses } from "@/lib/services/vault/list-secret-uses";

export const GET = apiRoute<{ name: string }>({ scope: "admin" }, async (request, args) => {
  const name = SecretName.parse(args.params.name);
  return Response.json(await listSecretUses(args.ctx, { ...readQuery(request, ListPage), name }));
});
