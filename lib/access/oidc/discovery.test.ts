import { expect, it } from "vitest";
import { readDiscovery } from "./discovery";

const ISSUER = "https://id.example/realm";
const said = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/auth`,
  token_endpoint: "https://elsewhere.example/token",
  jwks_uri: `${ISSUER}/keys`,
};

it("reads what a provider says of itself", () => {
  expect(readDiscovery({ ...said, issuer: `${ISSUER}/` }, ISSUER)).toMatchObject({
    token_endpoint: said.token_endpoint,
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  });
});

it("lets a provider on this machine be plain", () => {
  const plain = JSON.parse(JSON.stringify(said).replaceAll("https:", "http:"));

  expect(readDiscovery(plain, plain.issuer)).toMatchObject({ jwks_uri: plain.jwks_uri });
});

it.each([
  ["is another one", { issuer: "https://id.example/other" }, "calls itself"],
  ["sends people to a script", { authorization_endpoint: "javascript:alert(1)" }, "Invalid URL"],
  ["has its keys in a file", { jwks_uri: "file:///etc/passwd" }, "Invalid URL"],
  [
    "takes the secret in the open",
    { token_endpoint: "http://id.example/token" },
    "anybody on the way",
  ],
  ["has its keys in the open", { jwks_uri: "HTTP://id.example/keys" }, "anybody on the way"],
  ["takes tokens in the open", { userinfo_endpoint: "http://id.example/me" }, "anybody on the way"],
])("refuses a provider that %s", (_how, over, why) => {
  expect(() => readDiscovery({ ...said, ...over }, ISSUER)).toThrow(why);
});
