import { createHmac } from "node:crypto";
import type { Fingerprint } from "@/lib/domain/masking/mask-text";
import type { ProjectId } from "@/lib/domain/ids";
import { env } from "@/lib/env";

const FINGERPRINT_HEX_CHARS = 8;

/** Keyed per project: the same secret gets the same mark across hops, another project's differs. */
export function fingerprintOf(projectId: ProjectId): Fingerprint {
  return (secret) =>
    createHmac("sha256", env().BATON_SECRET)
      .update(`${projectId}\u0000${secret}`)
      .digest("hex")
      .slice(0, FINGERPRINT_HEX_CHARS);
}
