import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { SECRET } from "./fault-server.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** `npm run worker` as a process of its own; resolves once it works. */
export async function startWorkerProcess(databaseUrl: string, more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: databaseUrl, BATON_SECRET: SECRET, ...more },
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ]);
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

export type WorkerProcess = Awaited<ReturnType<typeof startWorkerProcess>>;
