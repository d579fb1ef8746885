import type { ApiKeyRow } from "@/db/queries/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { KEY_SCOPES, type KeyScope } from "@/lib/domain/members/scopes";

export function toApiKeyDto(row: ApiKeyRow): ApiKeyDto {
  return {
    id: row.id,
    label: row.label,
    prefix: row.prefix,
    scopes: knownScopes(row.scopes),
    agents: row.agents,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}

/** A scope that this version does not know grants nothing. */
export function knownScopes(scopes: readonly string[]): KeyScope[] {
  return KEY_SCOPES.filter((scope) => scopes.includes(scope));
}
