import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const PRELOADED = fileURLToPath(new URL("server-limits.mjs", import.meta.url));
/** As Next answers for what has GET alone. */
const GET_ALONE = `
  const answer = ({ method, url, socket }, response) => {
    if (method === "OPTIONS" && url === "/api/mute") return socket.destroy();
    if (method === "OPTIONS") response.setHeader("allow", "GET, HEAD, OPTIONS");
    response.statusCode = { GET: 200, OPTIONS: 204 }[method] ?? 405;
    if (url === "/api/own") return response.writeHead(405, { "content-type": "text/plain" }).end("own");
    if (url === "/api/parts") return response.writeHead(405).write("own"), response.end();
    if (url === "/api/early") response.writeHead(response.statusCode);
    method === "GET" ? response.end("here") : response.end();
  };
  const server = require("node:http").createServer(answer);
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

const child = spawn(process.execPath, ["--import", PRELOADED, "-e", GET_ALONE], {
  stdio: ["ignore", "pipe", "inherit"],
});
let origin = "";
beforeAll(async () => {
  const [port]: Buffer[] = await once(child.stdout, "data");
  origin = `http://127.0.0.1:${port?.toString().trim()}`;
});
afterAll(() => void child.kill());

it.each(["/api/v1/traces", "/api/early"])("says what %s refused, and what not", async (path) => {
  const answer = await fetch(`${origin}${path}?x=1`, { method: "DELETE" });

  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({
    status: 405,
    code: "invalid_input",
    detail: `${path} takes no DELETE: it takes GET, HEAD, OPTIONS.`,
  });
});

it("says that much where nobody tells what would not be", async () => {
  const answer = await fetch(`${origin}/api/mute`, { method: "PUT" });

  expect(answer.headers.get("allow")).toBeNull();
  expect(await answer.json()).toMatchObject({ detail: "/api/mute takes no PUT." });
});

it.each(["/api/own", "/api/parts"])("leaves what %s says of its own", async (path) => {
  const answer = await fetch(`${origin}${path}`, { method: "PUT" });

  expect(answer.status).toBe(405);
  expect(await answer.text()).toBe("own");
});

it("leaves pages and every other answer alone", async () => {
  expect(await (await fetch(`${origin}/api/v1/traces`)).text()).toBe("here");
  expect(await (await fetch(`${origin}/traces`, { method: "PUT" })).text()).toBe("");
});
