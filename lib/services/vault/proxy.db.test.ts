import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { ProxyRequest } from "@/lib/contracts/proxy";
import { AddSecretRequest } from "@/lib/contracts/vault";
import { SecretName } from "@/lib/domain/vault/secret";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { ServiceContext } from "../context";
import { addSecret } from "./add-secret";
import { ANSWER_BYTES_MAX, callWithSecrets } from "./call-with-secrets";
import { listSecretUses } from "./list-secret-uses";

const VALUE = 'x1 "vault"&välue';
const MARK = /\[masked:vault_secret:[0-9a-f]{8}\]/;
let projects: Awaited<ReturnType<typeof openTestProjects>>;
let host = "";
const seen: { url: string; headers: IncomingMessage["headers"]; body: string }[] = [];

const answers: Record<string, (response: ServerResponse, body: string, url: string) => void> = {
  "/echo": (response, body, url) => response.end(JSON.stringify({ url, body })),
  "/base64": (response, body) => response.end(Buffer.from(`user:${body}`).toString("base64")),
  "/loud": (response, body) => response.end(Buffer.from(body).toString("hex").toUpperCase()),
  "/headers": (response, body) =>
    response.writeHead(418, encodeURIComponent(body), { "x-key": encodeURIComponent(body) }).end(),
  "/cookies": (response, body) => {
    const value = encodeURIComponent(body);
    response.writeHead(200, { "set-cookie": [`a=${value}`, "b=2; Path=/", "c=3, 4"] }).end();
  },
  "/away": (response, body) =>
    response.writeHead(302, { location: `http://evil.test/?k=${encodeURIComponent(body)}` }).end(),
  "/gzip": (response, body) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body)),
  "/binary": (response, body) =>
    response.end(Buffer.concat([Buffer.from([0xff, 0xfe, 0]), Buffer.from(body)])),
  "/bomb": (response) =>
    response
      .writeHead(200, { "content-encoding": "gzip" })
      .end(gzipSync(Buffer.alloc(50 * 1024 * 1024))),
  "/packed": (response, body) =>
    response.writeHead(200, { "content-encoding": "gzip, rot13" }).end(gzipSync(body)),
  "/breaks": (response) => response.destroy(),
  "/hangs": () => undefined,
};
const server = createServer((request, response) => void serve(request, response));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? "";
  const body = await text(request);
  seen.push({ url, headers: request.headers, body });
  answers[url.split("?")[0] ?? ""]?.(response, body, url);
}

beforeAll(async () => {
  projects = await openTestProjects();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  host = `localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await projects.close();
});
beforeEach(() => {
  seen.length = 0;
});

async function openVault(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const secret = { name: "KEY", value: VALUE, agents: ["Research"], hosts: [host] };
  await addSecret(ctx, AddSecretRequest.parse(secret));
  return ctx;
}

function call(ctx: ServiceContext, request: object, agent = "Research") {
  const allowedHosts = [host];
  const fetch = createGuardedFetch({ allowedHosts, bytesMax: ANSWER_BYTES_MAX });
  return callWithSecrets(ctx, { ...ProxyRequest.parse(request), agent }, { fetch, allowedHosts });
}
const post = (ctx: ServiceContext, path: string, more: object = {}) =>
  call(ctx, { method: "post", url: `http://${host}${path}`, body: "{{secret:KEY}}", ...more });

describe("a call through the vault", () => {
  it("puts the value where it is named, in the encoding of the place", async () => {
    const ctx = await openVault();
    const url = `http://${host}/echo?k={{secret:KEY}}&l=%7B%7Bsecret%3AKEY%7D%7D#x`;

    await call(ctx, { url, method: "POST", body: { deep: ["a {{secret:KEY}} b"] } });
    await post(ctx, "/echo", { body: "v={{secret:KEY}}", headers: FORM });
    await post(ctx, "/echo", { headers: { "x-key": "{{secret:KEY}}" }, body: null });

    const [json, form, header] = seen;
    const { searchParams } = new URL(json?.url ?? "", "http://x");
    expect([searchParams.get("k"), searchParams.get("l")]).toEqual([VALUE, VALUE]);
    expect(JSON.parse(json?.body ?? "")).toEqual({ deep: [`a ${VALUE} b`] });
    expect(json?.headers["content-type"]).toBe("application/json");
    expect(new URLSearchParams(form?.body).get("v")).toBe(VALUE);
    expect(Buffer.from(String(header?.headers["x-key"]), "latin1").toString("latin1")).toBe(VALUE);
  });

  it("is recorded", async () => {
    const ctx = await openVault();

    await post(ctx, "/echo");

    const name = SecretName.parse("KEY");
    const { items } = await listSecretUses(ctx, { name, limit: 5 });
    expect(items).toMatchObject([{ agent: "Research", host, way: "proxy", refusal: null }]);
  });

  it("hands on every cookie, without the value", async () => {
    const answer = await post(await openVault(), "/cookies");

    expect(answer).toMatchObject({
      set_cookies: [expect.stringMatching(/^a=\[masked:/), "b=2; Path=/", "c=3, 4"],
      headers: { "set-cookie": "c=3, 4" },
      masked: 1,
    });
  });

  it.each(["/echo", "/echo?k={{secret:KEY}}", "/base64", "/loud", "/headers", "/gzip"])(
    "has the value masked in what %s answers",
    async (path) => {
      const answer = await post(await openVault(), path);

      expect(answer.masked).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).toMatch(MARK);
      expect(JSON.stringify(answer)).not.toContain("vault\\\\");
      expect(decodeURIComponent(JSON.stringify(answer))).not.toContain("välue");
    },
  );

  it("has it masked in what is no text, too", async () => {
    const answer = await post(await openVault(), "/binary");

    const bytes = Buffer.from(answer.body, "base64");
    expect(answer).toMatchObject({ body_encoding: "base64", masked: 1 });
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xfe, 0]);
    expect(bytes.toString("latin1")).toMatch(MARK);
    expect(bytes.includes(VALUE)).toBe(false);
  });

  it("follows no redirect, so the value does not go on", async () => {
    const answer = await post(await openVault(), "/away");

    expect(answer.status).toBe(302);
    expect(answer.headers["location"]).toMatch(MARK);
    expect(seen).toHaveLength(1);
  });
});

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const KEY = { "x-key": "{{secret:KEY}}" };

describe("what the vault does not send", () => {
  it.each<[string, string, object, string?]>([
    ["for another agent", "secret_not_allowed", { headers: KEY }, "Writer"],
    ["to another host", "secret_not_allowed", { url: "https://evil.test/", headers: KEY }],
    ["that it does not have", "unknown_secret", { headers: { "x-key": "{{secret:NONE}}" } }],
    ["beside one that may go", "unknown_secret", { headers: KEY, body: "{{secret:NONE}}" }],
    ["without a secret in it", "invalid_input", { headers: { "x-key": "mine" } }],
    ["under a bad name", "invalid_input", { headers: { "x-key": "{{secret:no name}}" } }],
    ["into the host", "invalid_input", { url: "https://{{secret:KEY}}.evil.test/" }],
    ["into the path", "invalid_input", { url: "https://evil.test/{{secret:KEY}}" }],
    ["beside a password", "invalid_input", { url: "https://a:b@evil.test/", headers: KEY }],
    ["by another protocol", "invalid_input", { url: "file:///etc/passwd", headers: KEY }],
  ])("%s", async (_what, code, request, agent) => {
    const ctx = await openVault();

    const calling = call(ctx, { url: `http://${host}/echo`, method: "POST", ...request }, agent);

    await expect(calling).rejects.toMatchObject({ code });
    expect(seen).toEqual([]);
  });

  it("through a header that would end early", async () => {
    const ctx = await projects.context();
    const secret = { name: "PEM", value: "first line\r\nx-other: line", hosts: [host] };
    await addSecret(ctx, AddSecretRequest.parse({ ...secret, agents: ["*"] }));

    const calling = post(ctx, "/echo", { headers: { "x-key": "{{secret:PEM}}" }, body: null });

    await expect(calling).rejects.toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it.each(["Host", "content-length", "Proxy-Authorization", "bad name"])("a header %s", (name) => {
    const request = { url: "https://x.test", headers: { [name]: "x" } };
    expect(ProxyRequest.safeParse(request).success).toBe(false);
  });
});

describe("a call that does not come back", () => {
  it.each([
    ["too late", "/hangs", "call_timed_out", "did not answer within"],
    ["broken", "/breaks", "call_failed", "failed"],
    ["too large", "/bomb", "call_failed", "is larger than"],
    [
      "packed so that nobody can look through it",
      "/packed",
      "call_failed",
      "cannot be looked through",
    ],
  ])("is %s, and says so without the value", async (_what, path, code, said) => {
    const calling = post(await openVault(), `${path}?k={{secret:KEY}}`, { timeout_ms: 2_000 });

    const error: unknown = await calling.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringContaining(said) });
    expect(String(error)).not.toContain("vault");
  });

  it("is not made into a private network, wherever the secret may go", async () => {
    const ctx = await projects.context();
    const secret = { name: "KEY", value: VALUE, agents: ["*"], hosts: ["127.0.0.1"] };
    await addSecret(ctx, AddSecretRequest.parse(secret));

    const calling = call(ctx, {
      url: "https://127.0.0.1/",
      headers: { "x-key": "{{secret:KEY}}" },
    });

    await expect(calling).rejects.toMatchObject({ code: "address_not_allowed" });
  });
});
