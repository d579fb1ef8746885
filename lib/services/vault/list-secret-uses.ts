import { listUses, type UseRow } from "@/db/queries/vault";
import type { SecretUseDto, SecretUseList } from "@/lib/contracts/vault";
import type { SecretName } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "../context";
import { decodeCursor, integerOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";

/** Also of a secret that was deleted. */
export async function listSecretUses(
  ctx: ServiceContext,
  { name, limit, cursor }: { name: SecretName; limit: number; cursor?: string | undefined },
): Promise<SecretUseList> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const before = cursor === undefined ? undefined : integerOfCursor(decodeCursor(cursor, 1)[0]);
  const rows = await listUses(db, { projectId, name, before, limit: limit + 1 });
  return toPage(rows, { limit, keyOf: ({ id }) => [id], toItem: toDto });
}

function toDto({ id, agent, host, way, refusal, askedBy, at }: UseRow): SecretUseDto {
  return { id: String(id), agent, host, way, refusal, asked_by: askedBy, at: at.toISOString() };
}
