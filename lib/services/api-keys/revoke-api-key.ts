import { findApiKey, markApiKeyRevoked } from "@/db/queries/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { forgetKey } from "./authenticate-key";
import { keyNote } from "./key-note";
import { toApiKeyDto } from "./to-api-key-dto";

/** Revoking twice changes nothing. Other nodes stop accepting the key within 10 s (authenticate-key). */
export async function revokeApiKey(ctx: ServiceContext, id: string): Promise<ApiKeyDto> {
  requireScope(ctx, "admin");
  const key = { id, projectId: ctx.projectId };
  const revokedAt = new Date(msFromNanos(ctx.now()));
  const row = await ctx.db.transaction(async (tx) => {
    const revoked = await markApiKeyRevoked(tx, { ...key, revokedAt });
    if (!revoked) return findApiKey(tx, key);
    await writeAudit({ ...ctx, db: tx }, keyNote("key.revoke", revoked));
    return revoked;
  });
  if (!row) throw new AppError("not_found", `There is no API key ${id} in this project.`);
  forgetKey(id);
  return toApiKeyDto(row);
}
