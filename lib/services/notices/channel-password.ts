import type { Db } from "@/db/client";
import { type ChannelRow, listChannelsOfOtherKeys, resealChannel } from "@/db/queries/notices";
import type { Seal, Sealed } from "../vault/seal";
import { vaultSeal } from "../vault/vault-seal";

const AT_ONCE = 500;

type Owner = Pick<ChannelRow, "projectId" | "id">;
/** A slash is in no name of a secret. */
const placeOf = ({ projectId, id }: Owner) => ({ projectId, name: `channel/${id}` });

export function sealPassword(password: string, owner: Owner, seal: Seal = vaultSeal()): Sealed {
  return seal.close(password, placeOf(owner));
}

/** Undefined: there is none, or its key is gone. */
export function openPassword(channel: ChannelRow, seal: Seal = vaultSeal()): string | undefined {
  const { sealed, keyId } = channel;
  if (sealed === null || keyId === null) return undefined;
  return seal.open({ sealed, keyId }, placeOf(channel));
}

/** Brings what an earlier BATON_SECRET sealed under the present one; safe on every node at once. */
export async function resealChannels(db: Db, seal: Seal = vaultSeal()): Promise<void> {
  const rows = await listChannelsOfOtherKeys(db, { keyId: seal.keyId, limit: AT_ONCE });
  for (const row of rows) {
    const password = openPassword(row, seal);
    if (password !== undefined) await resealChannel(db, row, sealPassword(password, row, seal));
  }
}
