import type { PasskeyPlace } from "@/lib/contracts/passkey";
import { env } from "@/lib/env";
import { publicOrigin } from "../public-origin";

/** Browsers bind a passkey to a name and give it to pages of that origin only. */
export type PasskeyHome = { rpId: string; origin: string };

const ADDRESS = /^(\[.*\]|[\d.]+)$/;
const OWN_ADDRESS = /^(127\.[\d.]+|\[::1\])$/;

/** Undefined: browsers make no passkeys for such an address (a number, or a name without TLS). */
export function passkeyHome(batonUrl: string = env().BATON_URL): PasskeyHome | undefined {
  const url = new URL(batonUrl);
  // This very machine has a name, too, which is the one that may have passkeys.
  if (OWN_ADDRESS.test(url.hostname)) url.hostname = "localhost";
  const isSecure = url.protocol === "https:" || url.hostname === "localhost";
  if (!isSecure || ADDRESS.test(url.hostname)) return undefined;
  return { rpId: url.hostname, origin: url.origin };
}

/** Whether the page that is asked for may use passkeys. */
export function passkeyPlace(headers: Headers, home: PasskeyHome | undefined): PasskeyPlace {
  if (home === undefined) return { kind: "nowhere" };
  const isHere = publicOrigin(headers)?.origin === home.origin;
  return isHere ? { kind: "here" } : { kind: "elsewhere", origin: home.origin };
}
