import type { Destination } from "@/lib/domain/vault/check-use";
import { env } from "@/lib/env";

/** Hosts that the operator opened inside the private network may be called without encryption. */
export function destinationOf(
  { protocol, host, hostname }: URL,
  allowedHosts: readonly string[] = env().BATON_ALLOW_PRIVATE_HOSTS,
): Destination {
  const isOpened = allowedHosts.includes(host) || allowedHosts.includes(hostname);
  return { host, isPlain: protocol !== "https:" && !isOpened };
}
