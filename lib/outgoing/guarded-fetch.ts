import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, fetch, type RequestInit, type Response } from "undici";
import { isPrivateAddress } from "./private-address";

export type OutgoingRules = {
  /** Hosts (`name` or `name:port`) that may be private; none unless somebody said so. */
  allowedHosts?: readonly string[];
  /** What an answer may have at most. */
  bytesMax?: number;
  /** From the request to the end of the answer's headers, and between two pieces of its body. */
  silenceMsMax?: number;
  lookup?: LookupFunction;
};

export type GuardedFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

const CONNECT_MS_MAX = 10_000;
const BYTES_MAX = 10 * 1024 * 1024;
const SILENCE_MS_MAX = 5 * 60_000;

/** Where a request was not allowed to go; the message says what would allow it. */
export class RefusedAddressError extends Error {}

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

function guardedConnector({
  allowedHosts = [],
  lookup = resolve,
}: OutgoingRules): buildConnector.connector {
  const open = buildConnector({ timeout: CONNECT_MS_MAX });
  const guarded = buildConnector({ timeout: CONNECT_MS_MAX, lookup: publicOnly(lookup) });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    if (allowedHosts.includes(host) || allowedHosts.includes(`${host}:${port}`)) {
      open(options, callback);
    } else if (isIP(host) !== 0 && isPrivateAddress(host)) {
      callback(refused(host), null);
    } else {
      guarded(options, callback);
    }
  };
}

function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      const found = typeof address === "string" ? [address] : (address ?? []).map((a) => a.address);
      if (!error && found.some(isPrivateAddress)) callback(refused(hostname), "", 0);
      else callback(error, address, family);
    });
  };
}

function refused(host: string): RefusedAddressError {
  return new RefusedAddressError(
    `${host} is in a private network. If Baton may call it, add it to BATON_ALLOW_PRIVATE_HOSTS.`,
  );
}

/** fetch hides why it failed one level down. */
function unwrapped(error: unknown): never {
  if (error instanceof Error && error.cause instanceof RefusedAddressError) throw error.cause;
  throw error;
}
