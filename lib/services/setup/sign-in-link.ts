import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { insertVerification } from "@/db/queries/users";

export const SIGN_IN_LINK_HOURS = 24;
const MS_PER_HOUR = 3_600_000;

/** A link that signs this person in once. Only the hash of its secret is stored. */
export async function createSignInLink(
  db: Db,
  { email, baseUrl }: { email: string; baseUrl: string },
): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await insertVerification(db, {
    id: randomUUID(),
    identifier: hashSignInToken(token),
    value: JSON.stringify({ email }),
    expiresAt: new Date(Date.now() + SIGN_IN_LINK_HOURS * MS_PER_HOUR),
  });
  const link = new URL("/api/auth/magic-link/verify", baseUrl);
  link.searchParams.set("token", token);
  return `${link.href}&callbackURL=/&errorCallbackURL=/sign-in`;
}

/** The auth library must look links up by the same hash under which they are written here. */
export function hashSignInToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
