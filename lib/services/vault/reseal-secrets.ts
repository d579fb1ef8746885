import { listSecretsOfOtherKeys, resealSecret } from "@/db/queries/vault";
import type { Db } from "@/db/client";
import type { Seal } from "./seal";
import { vaultSeal } from "./vault-seal";

const AT_ONCE = 500;

/** Brings what an earlier BATON_SECRET sealed under the present one; safe on every node at once. */
export async function resealSecrets(db: Db, seal: Seal = vaultSeal()): Promise<void> {
  const rows = await listSecretsOfOtherKeys(db, { keyId: seal.keyId, limit: AT_ONCE });
  for (const row of rows) {
    const value = seal.open(row, row);
    if (value !== undefined) await resealSecret(db, row, seal.close(value, row));
  }
}
