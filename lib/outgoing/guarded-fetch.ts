import { Agent, buildConnector, fetch, type RequestInit, type Response } from "undici";
import { type AddressRules, guardAddress, RefusedAddressError } from "./guarded-address";

export type OutgoingRules = AddressRules & {
  /** What an answer may have at most. */
  bytesMax?: number;
  /** From the request to the end of the answer's headers, and between two pieces of its body. */
  silenceMsMax?: number;
};

export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

const CONNECT_MS_MAX = 10_000;
const BYTES_MAX = 10 * 1024 * 1024;
const SILENCE_MS_MAX = 5 * 60_000;

/**
 * `fetch` for addresses that other people chose: never into a private network. The address is checked in
 * the lookup of the very connection, so that no second answer of a name server gets past it. Redirects
 * are not followed, answers are bounded.
 */
export function createGuardedFetch(rules: OutgoingRules = {}): GuardedFetch {
  const { bytesMax = BYTES_MAX, silenceMsMax = SILENCE_MS_MAX } = rules;
  const dispatcher = new Agent({
    connect: guardedConnector(rules),
    maxResponseSize: bytesMax,
    headersTimeout: silenceMsMax,
    bodyTimeout: silenceMsMax,
  });
  return (url, init) => fetch(url, { ...init, redirect: "manual", dispatcher }).catch(unwrapped);
}

function guardedConnector(rules: AddressRules): buildConnector.connector {
  const open = buildConnector({ timeout: CONNECT_MS_MAX });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const guarded = guardAddress({ host, port }, rules);
    if (guarded.kind === "refused") return callback(guarded.error, null);
    if (guarded.kind === "allowed") return open(options, callback);
    return buildConnector({ timeout: CONNECT_MS_MAX, lookup: guarded.lookup })(options, callback);
  };
}

/** fetch hides why it failed one level down. */
function unwrapped(error: unknown): never {
  if (error instanceof Error && error.cause instanceof RefusedAddressError) throw error.cause;
  throw error;
}
