import { z } from "zod";

/** One thing that was done, as it is hashed. Never a payload, never a secret. */
export const AuditBody = z.object({
  at: z.string(),
  action: z.string(),
  actor: z.object({
    kind: z.enum(["user", "api_key", "system"]),
    id: z.string(),
    name: z.string(),
  }),
  /** What it was done to: its kind and id, such as `key:0199…`. */
  subject: z.string(),
  detail: z.record(z.string(), z.json()),
  address: z.string().nullable(),
  request_id: z.string().nullable(),
});
export type AuditBody = z.infer<typeof AuditBody>;

export type ChainLink = { seq: number; body: string; hash: string };

type Place = { seq: number; previous: string };
export const CHAIN_START: Place = { seq: 0, previous: "" };

/**
 * Follows the chain from `place`. `broken`: an entry is missing, or says another thing than when it was
 * written; nothing after it can be trusted either.
 */
export function followChain(
  links: readonly ChainLink[],
  place: Place,
  hashOf: (previous: string, body: string) => string,
): { kind: "whole"; place: Place } | { kind: "broken"; seq: number; why: "missing" | "changed" } {
  let { seq, previous } = place;
  for (const link of links) {
    seq += 1;
    if (link.seq !== seq) return { kind: "broken", seq, why: "missing" };
    if (hashOf(previous, link.body) !== link.hash) return { kind: "broken", seq, why: "changed" };
    previous = link.hash;
  }
  return { kind: "whole", place: { seq, previous } };
}
