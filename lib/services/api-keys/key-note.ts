import type { ApiKeyRow } from "@/db/queries/api-keys";
import type { AuditNote } from "../audit/write-audit";

export function keyNote(
  action: "key.create" | "key.revoke" | "key.rotate",
  { id, label, prefix, scopes, agents, expiresAt }: ApiKeyRow,
): AuditNote {
  const until = expiresAt?.toISOString() ?? null;
  return { action, subject: `key:${id}`, detail: { label, prefix, scopes, agents, until } };
}
