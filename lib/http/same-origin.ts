import { publicOrigin } from "@/lib/access/public-origin";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

export function changesSomething({ method }: Request): boolean {
  return !SAFE_METHODS.has(method);
}

/**
 * Whether the page that sent this is ours. Browsers say so themselves on https and localhost;
 * elsewhere `Origin` must name our host. A request that says neither is refused.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = URL.parse(headers.get("origin") ?? "");
  return origin !== null && origin.host === publicOrigin(headers)?.host;
}
