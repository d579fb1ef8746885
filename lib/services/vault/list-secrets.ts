import { listSecrets as findSecrets } from "@/db/queries/vault";
import type { SecretList } from "@/lib/contracts/vault";
import { SECRETS_PER_PROJECT_MAX } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toSecretDto } from "./to-secret-dto";

export async function listSecrets(ctx: ServiceContext): Promise<SecretList> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const rows = await findSecrets(db, { projectId, limit: SECRETS_PER_PROJECT_MAX });
  return { items: rows.map(toSecretDto) };
}
