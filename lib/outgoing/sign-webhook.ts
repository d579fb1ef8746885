import { createHmac, hkdfSync } from "node:crypto";

const PREFIX = "whsec_";
const KEY_BYTES = 32;

/**
 * The secret that Baton and one receiver share: derived from the installation's own, so that it is kept
 * nowhere. `receiver` names what it is for, such as an agent of a project.
 */
export function signingSecret(secret: string, receiver: readonly string[]): string {
  const info = JSON.stringify(["webhook", ...receiver]);
  const key = hkdfSync("sha256", secret, "", info, KEY_BYTES);
  return PREFIX + Buffer.from(key).toString("base64");
}

/** The headers of https://www.standardwebhooks.com: who receives it can tell that it is ours, and fresh. */
export function signWebhook(
  body: string,
  { id, secret, seconds }: { id: string; secret: string; seconds: number },
): Record<string, string> {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${signature}`,
  };
}
