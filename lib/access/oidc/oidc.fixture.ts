import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export type Person = { email: string; isVerified: boolean };

/** A real provider on this machine: whoever types a login is that person of `people`. */
export async function startProvider(
  people: ReadonlyMap<string, Person>,
  client: { id: string; secret: string; redirectUri: string },
) {
  const server = createServer((request, response) => void answer?.(request, response));
  let answer: ReturnType<Provider["callback"]> | undefined;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object(server.address());
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["cookies of a test"] },
    findAccount: (_ctx, sub) => {
      const person = people.get(sub);
      if (!person) return undefined;
      const { email, isVerified } = person;
      return {
        accountId: sub,
        claims: () => ({ sub, email, email_verified: isVerified, name: sub }),
      };
    },
  });
  answer = provider.callback();
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a browser does at the provider: types a login, agrees, is sent back. */
export async function passThroughProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, body?: Record<string, string>): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const init = body ? { method: "POST", body: new URLSearchParams(body) } : {};
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: "manual" });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    return response;
  };
  const { origin } = new URL(start);
  let at = start;
  for (let step = 0; step < 10; step += 1) {
    const page = await visit(at);
    const html = await page.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
    const next = prompt ? await visit(at, { prompt, login, password: "any" }) : page;
    const location = next.headers.get("location");
    if (location === null) throw new Error(`the provider stopped at ${at}: ${html.slice(0, 300)}`);
    at = new URL(location, at).href;
    if (new URL(at).origin !== origin) return at;
  }
  throw new Error("the provider never sent back");
}
