import { z } from "zod";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(String.raw`^(?:\*\.${LABEL}\.)?(?:${LABEL}\.)*${LABEL}(?::\d{1,5})?$`);
const HOST_CHARS_MAX = 253;

/**
 * `api.example.com`, `api.example.com:8443`, or `*.example.com` for every name below it (not the name
 * itself, and nothing as wide as `*.com`). Without a port the scheme's own is meant.
 */
export const HostRule = z
  .string()
  .trim()
  .toLowerCase()
  .max(HOST_CHARS_MAX)
  .regex(HOST, "Write a host such as api.example.com or *.example.com, without https:// and path");

/** `host` as in `URL.host`: lower case, with a port where it is not the scheme's own. */
export function matchesHost(rule: string, host: string): boolean {
  if (!rule.startsWith("*.")) return rule === host;
  const suffix = rule.slice(1);
  return host.length > suffix.length && host.endsWith(suffix) && !host.startsWith(".");
}
