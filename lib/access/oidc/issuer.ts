import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { platformFetch } from "@/lib/outgoing/platform-fetch";
import { type Discovery, readDiscovery, withoutSlash } from "./discovery";
import type { OidcSettings } from "./settings";

const ANSWER_BYTES_MAX = 1024 * 1024;
const ANSWER_MS_MAX = 10_000;
const KEEP_MS = 3_600_000;

export type Issuer = Discovery & { keys: JWTVerifyGetKey };
export type AskIssuer = (
  url: string,
  init?: { method?: string; headers?: Record<string, string>; body?: string },
) => Promise<unknown>;

/** The provider as it describes itself; asked again after an hour, and after any failure. */
export function openIssuer(
  { issuer, allowedHosts }: OidcSettings,
  { answerMsMax = ANSWER_MS_MAX } = {},
) {
  const guarded = createGuardedFetch({
    allowedHosts,
    bytesMax: ANSWER_BYTES_MAX,
    silenceMsMax: answerMsMax,
  });
  const fetch = platformFetch(guarded);
  const ask: AskIssuer = async (url, init) => {
    // Besides the silence between two pieces: a piece every nine seconds would be no silence.
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(answerMsMax) });
    if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
    return answer.json();
  };
  let known: { found: Issuer; untilMs: number } | undefined;

  async function describe(nowMs: number): Promise<Issuer> {
    if (known && nowMs < known.untilMs) return known.found;
    const address = `${withoutSlash(issuer)}/.well-known/openid-configuration`;
    const said = readDiscovery(await ask(address), issuer);
    const keys = createRemoteJWKSet(new URL(said.jwks_uri), { [customFetch]: fetch });
    known = { found: { ...said, keys }, untilMs: nowMs + KEEP_MS };
    return known.found;
  }

  return { ask, describe };
}
