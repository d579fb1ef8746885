import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NEXT = "node_modules/next/dist/bin/next";
const PRELOADED = ["exit-with-parent.mjs", "server-limits.mjs", "close-when-drained.mjs"].flatMap(
  (file) => ["--import", new URL(file, import.meta.url).href],
);

/** A batch of spans lives for milliseconds: with room for it, it is never copied to old space. */
const YOUNG_SPACE = "--max-semi-space-size=64";
/** Long enough for requests in flight and for agents at work; streams that never end are cut. */
const STOPS_WITHIN_MS = 5000;
/** The first answer comes after the migrations. */
const HEALTHY_WITHIN_MS = 120_000;
const POLL_MS = 50;

export interface NextOptions {
  isDev: boolean;
  host: string;
  port: string;
  env: Record<string, string>;
}

/** Starts Next in a process group of its own, so that Ctrl-C reaches it only through us. */
export function startNext({ isDev, host, port, env }: NextOptions) {
  const mode = isDev ? "dev" : "start";
  const args = [YOUNG_SPACE, ...PRELOADED, NEXT, mode, "-H", host, "-p", port];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env, NODE_ENV: isDev ? "development" : "production" },
  });
  const ended = once(child, "exit").then(
    ([code, signal]) => `Next stopped by itself (${String(signal ?? code)}).`,
    (error: unknown) => `Next did not start: ${String(error)}`,
  );
  const kill = () => child.kill("SIGKILL");
  return {
    pid: child.pid,
    ended,
    kill,
    async stop() {
      const killer = setTimeout(kill, STOPS_WITHIN_MS);
      child.kill("SIGTERM");
      await ended;
      clearTimeout(killer);
    },
    isHealthy: (signal: AbortSignal) => waitUntilHealthy(healthUrl(host, port), signal),
  };
}

function healthUrl(host: string, port: string): string {
  const everywhere: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "[::1]" };
  const reachable = everywhere[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${reachable}:${port}/healthz`;
}

async function waitUntilHealthy(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  let lastAnswer = "no answer";
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    lastAnswer = await fetch(url, { signal }).then(
      (response) => (response.ok ? "ok" : `status ${response.status}`),
      (error: unknown) => String(error),
    );
    if (lastAnswer === "ok") return;
    await pause(POLL_MS, undefined, { signal });
  }
  throw new Error(`${url} was not healthy in time: ${lastAnswer}`);
}
