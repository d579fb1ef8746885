import { z } from "zod";

const Endpoint = z.url({ protocol: /^https?$/ });

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  userinfo_endpoint: Endpoint.optional(),
  jwks_uri: Endpoint,
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
});
export type Discovery = z.infer<typeof Discovery>;

/** What a provider says of itself; throws where that is another one, or less hidden than it is. */
export function readDiscovery(answer: unknown, issuer: string): Discovery {
  const said = Discovery.parse(answer);
  if (withoutSlash(said.issuer) !== withoutSlash(issuer)) {
    throw new Error(`it calls itself ${said.issuer}, not ${issuer}`);
  }
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = said;
  // The client's secret, codes and tokens go there.
  const plain = [authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri].find(
    (place) => place !== undefined && new URL(place).protocol === "http:",
  );
  if (plain !== undefined && new URL(issuer).protocol === "https:") {
    throw new Error(`it names ${plain}, which anybody on the way could read`);
  }
  return said;
}

export function withoutSlash(address: string): string {
  return address.replace(/\/$/, "");
}
