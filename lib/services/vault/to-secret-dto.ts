import type { SecretRow } from "@/db/queries/vault";
import type { SecretDto } from "@/lib/contracts/vault";
import { vaultSeal } from "./vault-seal";

export function toSecretDto(row: SecretRow): SecretDto {
  return {
    name: row.name,
    agents: row.agents,
    hosts: row.hosts,
    is_readable: vaultSeal().open(row, row) !== undefined,
    created_by: row.createdBy,
    created_at: row.createdAt.toISOString(),
    updated_by: row.updatedBy,
    updated_at: row.updatedAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    last_used_by: row.lastUsedBy,
    last_used_host: row.lastUsedHost,
  };
}
