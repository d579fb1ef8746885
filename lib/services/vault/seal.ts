import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { ProjectId } from "@/lib/domain/ids";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const KEY_ID_BYTES = 6;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Whose value it is: a sealed text that was moved to another row does not open. */
type Place = { projectId: ProjectId; name: string };
export type Sealed = { sealed: string; keyId: string };
type Key = { id: string; bytes: Buffer };

/** Seals with the first of the secrets, opens with any. */
export type Seal = {
  keyId: string;
  close: (value: string, place: Place) => Sealed;
  /** Undefined: sealed with a key that is not there, or changed since. */
  open: (sealed: Sealed, place: Place) => string | undefined;
};

export function createSeal([current, ...previous]: readonly [string, ...string[]]): Seal {
  const key = keyOf(current);
  const keys = [key, ...previous.map(keyOf)];
  return {
    keyId: key.id,
    close: (value, place) => ({ keyId: key.id, sealed: encrypt(value, key, place) }),
    open: ({ sealed, keyId }, place) => {
      const found = keys.find(({ id }) => id === keyId);
      return found && decrypt(sealed, found, place);
    },
  };
}

/** Derived, so that the installation's secret itself encrypts nothing. */
function keyOf(secret: string): Key {
  const derive = (what: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, "", JSON.stringify(["vault", what]), bytes));
  return { id: derive("key id", KEY_ID_BYTES).toString("hex"), bytes: derive("key", KEY_BYTES) };
}

const boundTo = ({ projectId, name }: Place) => Buffer.from(JSON.stringify([projectId, name]));

function encrypt(value: string, { bytes }: Key, place: Place): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(boundTo(place));
  const text = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
}

function decrypt(sealed: string, { bytes }: Key, place: Place): string | undefined {
  const all = Buffer.from(sealed, "base64");
  const nonce = all.subarray(0, NONCE_BYTES);
  const tag = all.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(place)).setAuthTag(tag);
    const text = decipher.update(all.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
