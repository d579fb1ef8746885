import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import type { DecideRequest } from "../../lib/contracts/approval.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PORT = 3924;
const URL_OF_BATON = `http://127.0.0.1:${PORT}`;
const ADMIN = { email: "admin@example.com", password: "correct-horse-battery" };
const READY_WITHIN_MS = 180_000;
const POLL_MS = 100;

export type Baton = {
  url: string;
  /** What it printed; for people who look for the reason of a failure. */
  log(): string;
  /** A project of its own with a key that may write and read. */
  openWorkspace(name: string): Promise<Workspace>;
  stop(): Promise<void>;
};
export type Workspace = {
  url: string;
  /** Of the program: it may send, read and ask, and decide nothing. */
  key: string;
  /** What the person who is signed in decides about an approval. */
  decide(approvalId: string, decision: DecideRequest): Promise<void>;
};

/** Starts a production Baton with an empty data folder of its own and signs in. */
export async function startBaton(): Promise<Baton> {
  const server = spawn(process.execPath, [join(ROOT, "scripts/test-server.ts"), "conformance"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(PORT),
      BATON_URL: URL_OF_BATON,
      BATON_INIT_ADMIN_EMAIL: ADMIN.email,
      BATON_INIT_ADMIN_PASSWORD: ADMIN.password,
    },
  });
  let printed = "";
  const keep = (chunk: Buffer) => (printed += chunk.toString());
  server.stdout.on("data", keep);
  server.stderr.on("data", keep);
  const stop = async () => {
    if (server.exitCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  try {
    await untilReady(() => server.exitCode === null);
    const cookie = await signIn();
    return {
      url: URL_OF_BATON,
      log: () => printed,
      openWorkspace: (name) => openWorkspace(cookie, name),
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`Baton did not start: ${String(error)}\n${printed}`, { cause: error });
  }
}

async function untilReady(isRunning: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (!isRunning()) throw new Error("it ended by itself");
    const isReady = await fetch(`${URL_OF_BATON}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(POLL_MS);
  }
  throw new Error(`it was not ready within ${READY_WITHIN_MS / 1000} s`);
}

async function signIn(): Promise<string> {
  const response = await post("/api/auth/sign-in/email", ADMIN);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

async function openWorkspace(cookie: string, name: string): Promise<Workspace> {
  const created = await post("/api/v1/projects", { name }, cookie);
  const { slug }: { slug: string } = await created.json();
  const wanted = { label: "conformance", scopes: ["ingest", "read", "run"], expires_in_days: 1 };
  const keyed = await post(`/api/v1/keys?project=${slug}`, wanted, cookie);
  const { key }: { key: string } = await keyed.json();
  const decide = async (approvalId: string, decision: DecideRequest) => {
    const path = `/api/v1/approvals/${encodeURIComponent(approvalId)}/decision?project=${slug}`;
    await post(path, decision, cookie);
  };
  return { url: URL_OF_BATON, key, decide };
}

async function post(path: string, body: object, cookie = ""): Promise<Response> {
  const response = await fetch(URL_OF_BATON + path, {
    method: "POST",
    headers: { origin: URL_OF_BATON, "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
  if (response.ok) return response;
  throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
