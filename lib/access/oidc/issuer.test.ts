import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { openIssuer } from "./issuer";

const QUICK = { answerMsMax: 200 };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function issuerAnswering(listener: RequestListener) {
  const opened = createServer();
  server = opened.listen(0, "127.0.0.1");
  await once(opened, "listening");
  const { port }: Pick<AddressInfo, "port"> = Object(opened.address());
  const issuer = `http://127.0.0.1:${port}`;
  opened.on("request", listener);
  const newcomers = { domains: [], role: "viewer" as const, project: "default" };
  const client = { clientId: "baton", clientSecret: "s", name: "the test" };
  return openIssuer({ issuer, allowedHosts: ["127.0.0.1"], newcomers, ...client }, QUICK);
}

it("reads no more than an answer needs", async () => {
  const { describe } = await issuerAnswering((_request, response) => {
    response.end(JSON.stringify({ padding: "x".repeat(2_000_000) }));
  });

  await expect(describe(0)).rejects.toThrow("terminated");
});

it("waits no longer for one that sends a little again and again", async () => {
  let timer: NodeJS.Timeout | undefined;
  const { describe } = await issuerAnswering((_request, response) => {
    timer = setInterval(() => response.write(" "), 20);
  });

  await expect(describe(0)).rejects.toThrow("timeout");
  clearInterval(timer);
});
