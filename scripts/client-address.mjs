/** Proxies of the operator's own before Baton: each adds the address that it was called from. */
const { BATON_TRUSTED_PROXIES = "" } = process.env;
/** What is no such number ends the start (lib/env.ts), and trusts nobody until then. */
const TRUSTED_PROXIES = /^\d+$/.test(BATON_TRUSTED_PROXIES) ? Number(BATON_TRUSTED_PROXIES) : 0;

/**
 * Leaves in the header the one address that can be believed, for all that reads it: who connects, or, behind
 * proxies of one's own, who connected to the first of them. What stands before that is only the sender's word.
 * @param {import("node:http").IncomingMessage} request
 */
export function keepClientAddress({ headers, socket }) {
  const told = String(headers["x-forwarded-for"] ?? "").split(",");
  const way = [...told, socket.remoteAddress ?? ""].map((each) => each.trim()).filter(Boolean);
  headers["x-forwarded-for"] = way.at(-1 - TRUSTED_PROXIES) ?? way[0] ?? "";
}
