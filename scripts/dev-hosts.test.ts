import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import loadConfig from "next/dist/server/config";
import { blockCrossSiteDEV } from "next/dist/server/lib/router-utils/block-cross-site-dev";
import { PHASE_DEVELOPMENT_SERVER } from "next/dist/shared/lib/constants";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { allowedDevOrigins } = await loadConfig(PHASE_DEVELOPMENT_SERVER, ROOT);

function isRefused(origin: string): boolean {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url: "/_next/hmr", headers: { origin } });
  const response = new ServerResponse(request);
  return blockCrossSiteDEV(request, response, allowedDevOrigins, "0.0.0.0");
}

it.each(["http://127.0.0.1:3000", "http://[::1]:3000", "http://localhost:3000"])(
  "a dev server that listens everywhere keeps the socket of %s, without which a page reloads for ever",
  (origin) => {
    expect(isRefused(origin)).toBe(false);
  },
);

it("refuses the socket to another site", () => {
  expect(isRefused("http://attacker.example")).toBe(true);
});
