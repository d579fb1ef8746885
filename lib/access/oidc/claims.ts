import { jwtVerify } from "jose";
import { z } from "zod";
import type { AskIssuer, Issuer } from "./issuer";

/** Signatures that only the provider can make; never `none`, never one of a shared secret. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "EdDSA",
];
const CLOCKS_APART_SECONDS = 60;

const Claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(320).optional(),
  email_verified: z.union([z.boolean(), z.stringbool()]).default(false),
  name: z.string().max(200).optional(),
});
export type Claims = z.infer<typeof Claims>;

type Tokens = { idToken: string; accessToken: string };
type Expected = { clientId: string; nonce: string };

/** Who signed in, as the provider vouches; throws when it does not. */
export async function readClaims(
  { issuer, ask }: { issuer: Issuer; ask: AskIssuer },
  { idToken, accessToken }: Tokens,
  { clientId, nonce }: Expected,
): Promise<Claims> {
  const { payload } = await jwtVerify(idToken, issuer.keys, {
    issuer: issuer.issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    requiredClaims: ["sub", "exp", "iat"],
    clockTolerance: CLOCKS_APART_SECONDS,
  });
  if (payload["nonce"] !== nonce) throw new Error("the nonce is another one");
  if (payload["azp"] !== undefined && payload["azp"] !== clientId) {
    throw new Error("the token was made for another application");
  }
  const claims = Claims.parse(payload);
  if (claims.email !== undefined || issuer.userinfo_endpoint === undefined) return claims;
  const more = Claims.parse(
    await ask(issuer.userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } }),
  );
  if (more.sub !== claims.sub) throw new Error("the profile is somebody else's");
  return more;
}
