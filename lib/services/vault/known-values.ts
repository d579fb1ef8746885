import { listSecrets } from "@/db/queries/vault";
import { compileKnownValues, type KnownValues } from "@/lib/domain/masking/known-values";
import { SECRETS_PER_PROJECT_MAX } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "../context";
import { vaultSeal } from "./vault-seal";

/** What lies in the project's vault, for masking. What cannot be opened cannot be looked for. */
export async function knownValuesOf({
  db,
  projectId,
}: Pick<ServiceContext, "db" | "projectId">): Promise<KnownValues | undefined> {
  const rows = await listSecrets(db, { projectId, limit: SECRETS_PER_PROJECT_MAX });
  const values = rows.map((row) => vaultSeal().open(row, row));
  return compileKnownValues(values.filter((value) => value !== undefined));
}
