import { createHmac, hkdfSync } from "node:crypto";

const PREFIX = "whsec_";
const KEY_BYTES = 32;

/** Whose webhooks: a kind of its own for each use, so that no agent's name can be another's secret. */
export type Receiver =
  | { kind: "agent"; projectId: string; agent: string }
  | { kind: "notices"; projectId: string };

/**
 * The secret that Baton and one receiver share: derived from the installation's own, so that it is kept
 * nowhere.
 */
export function signingSecret(secret: string, receiver: Receiver): string {
  const name = receiver.kind === "agent" ? [receiver.agent] : [];
  const info = JSON.stringify(["webhook", receiver.kind, receiver.projectId, ...name]);
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
