import { getAuthenticatorName } from "@better-auth/passkey";
import { listPasskeys as findPasskeys } from "@/db/queries/passkeys";
import type { PasskeyDto } from "@/lib/contracts/passkey";
import type { UserId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";

export async function listPasskeys(
  { db }: Pick<ServiceContext, "db">,
  userId: UserId,
): Promise<PasskeyDto[]> {
  const rows = await findPasskeys(db, userId);
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? "Passkey",
    keeper: getAuthenticatorName(row.aaguid) ?? null,
    is_synced: row.deviceType === "multiDevice",
    added_at: (row.createdAt ?? new Date(0)).toISOString(),
  }));
}
