import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const PRELOADED = fileURLToPath(new URL("server-limits.mjs", import.meta.url));
const ECHO = `
  const answer = ({ headers }, response) => response.end(headers["x-forwarded-for"]);
  const server = require("node:http").createServer(answer);
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

/** The address of a server that answers which client it sees. */
async function startEcho(proxies: string): Promise<string> {
  const child = spawn(process.execPath, ["--import", PRELOADED, "-e", ECHO], {
    env: { ...process.env, BATON_TRUSTED_PROXIES: proxies },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill());
  const [port]: Buffer[] = await once(child.stdout, "data");
  return `http://127.0.0.1:${port?.toString().trim()}`;
}

it.each([
  { proxies: "", told: undefined, seen: "127.0.0.1" },
  { proxies: "", told: "10.0.0.1", seen: "127.0.0.1" },
  { proxies: "-1", told: "10.0.0.1", seen: "127.0.0.1" },
  { proxies: "1", told: "192.0.2.7", seen: "192.0.2.7" },
  { proxies: "1", told: "10.0.0.1, 192.0.2.7", seen: "192.0.2.7" },
  { proxies: "2", told: "10.0.0.1, 192.0.2.7,198.51.100.2", seen: "192.0.2.7" },
  { proxies: "2", told: "192.0.2.7", seen: "192.0.2.7" },
])("behind $proxies proxies, told $told: it is $seen", async ({ proxies, told, seen }) => {
  const url = await startEcho(proxies);

  const answer = await fetch(
    url,
    told === undefined ? {} : { headers: { "x-forwarded-for": told } },
  );

  expect(await answer.text()).toBe(seen);
});
