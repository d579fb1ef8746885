import { listApiKeys } from "@/db/queries/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toApiKeyDto } from "./to-api-key-dto";

export async function listProjectApiKeys(ctx: ServiceContext): Promise<{ items: ApiKeyDto[] }> {
  requireScope(ctx, "admin");
  const rows = await listApiKeys(ctx.db, ctx.projectId);
  return { items: rows.map(toApiKeyDto) };
}
