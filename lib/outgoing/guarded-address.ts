import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isPrivateAddress } from "./private-address";

export type AddressRules = {
  /** Hosts (`name` or `name:port`) that may be private; none unless somebody said so. */
  allowedHosts?: readonly string[];
  lookup?: LookupFunction;
};

/** Where a request was not allowed to go; the message says what would allow it. */
export class RefusedAddressError extends Error {}

type Guarded =
  | { kind: "allowed" }
  | { kind: "refused"; error: RefusedAddressError }
  /** The address is checked in the lookup of the very connection: no second answer gets past it. */
  | { kind: "checked"; lookup: LookupFunction };

/** How a connection to an address that other people chose may be opened: never into a private network. */
export function guardAddress(
  { host, port }: { host: string; port: string | number },
  { allowedHosts = [], lookup = resolve }: AddressRules,
): Guarded {
  if (allowedHosts.includes(host) || allowedHosts.includes(`${host}:${port}`)) {
    return { kind: "allowed" };
  }
  if (isIP(host) !== 0 && isPrivateAddress(host)) return { kind: "refused", error: refused(host) };
  return { kind: "checked", lookup: publicOnly(lookup) };
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
