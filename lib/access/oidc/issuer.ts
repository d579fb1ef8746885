import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import type { OidcSettings } from "./settings";

const ANSWER_BYTES_MAX = 1024 * 1024;
const ANSWER_MS_MAX = 10_000;
const KEEP_MS = 3_600_000;

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
});

export type Issuer = z.infer<typeof Discovery> & { keys: JWTVerifyGetKey };
export type AskIssuer = (
  url: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<unknown>;

/** The provider as it describes itself; asked again after an hour, and after any failure. */
export function openIssuer({ issuer, allowedHosts }: OidcSettings) {
  const guarded = createGuardedFetch({
    allowedHosts,
    bytesMax: ANSWER_BYTES_MAX,
    silenceMsMax: ANSWER_MS_MAX,
  });
  const fetch = platformFetch(guarded);
  const ask: AskIssuer = async (url, init) => {
    const answer = await fetch(url, init);
    if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
    return answer.json();
  };
  let known: { found: Issuer; untilMs: number } | undefined;

  async function describe(nowMs: number): Promise<Issuer> {
    if (known && nowMs < known.untilMs) return known.found;
    const base = issuer.replace(/\/$/, "");
    const said = Discovery.parse(await ask(`${base}/.well-known/openid-configuration`));
    if (said.issuer.replace(/\/$/, "") !== base) {
      throw new Error(`it calls itself ${said.issuer}, not ${issuer}`);
    }
    const keys = createRemoteJWKSet(new URL(said.jwks_uri), { [customFetch]: fetch });
    known = { found: { ...said, keys }, untilMs: nowMs + KEEP_MS };
    return known.found;
  }

  return { ask, describe };
}
