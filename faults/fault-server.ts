import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../db/embedded.ts";
import { startNext } from "../scripts/next-server.ts";

export const SECRET = "a-secret-for-tests-of-32-characters";
const POLL_MS = 10;

/** The production build on a PostgreSQL of its own; both can be stopped, killed and started again. */
export async function startFaultServer(more: Record<string, string> = {}) {
  const home = await mkdtemp(join(tmpdir(), "baton-faults-"));
  await chmod(home, 0o711);
  const [webPort, databasePort] = [await freePort(), await freePort()];
  const startPostgres = () =>
    startEmbeddedPostgres({ dataDir: join(home, "pg"), settings: { port: databasePort } });
  let database = await startPostgres();
  const key = `bt_admin_${randomBytes(24).toString("hex")}`;
  const url = `http://127.0.0.1:${webPort}`;
  const startNode = async (port: string) => {
    const web = startNext({
      isDev: false,
      host: "127.0.0.1",
      port,
      env: {
        DATABASE_URL: database.url,
        BATON_SECRET: SECRET,
        BATON_URL: url,
        BATON_INIT_KEY: key,
        ...more,
      },
    });
    await web.isHealthy(new AbortController().signal);
    return web;
  };
  const startWeb = () => startNode(webPort);
  let web = await startWeb();
  return {
    url,
    key,
    webPort: Number(webPort),
    sql: (statement: string) => query(database.url, statement),
    databaseUrl: database.url,
    stopDatabase: () => database.stop(),
    killDatabase: () => killPostgres(database),
    startDatabase: async () => {
      database = await startPostgres();
    },
    killWeb: async () => {
      web.kill();
      await web.ended;
    },
    /** One more web node on the same database. */
    startOther: async () => {
      const port = await freePort();
      let other = await startNode(port);
      return {
        url: `http://127.0.0.1:${port}`,
        stop: () => other.stop(),
        start: async () => {
          other = await startNode(port);
        },
      };
    },
    /** As whoever deploys a new version does; resolves when the process has ended. */
    stopWeb: () => web.stop(),
    startWeb: async () => {
      web = await startWeb();
    },
    async remove() {
      await web.stop();
      await database.stop();
      await rm(database.folder, { recursive: true, force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}

export type FaultServer = Awaited<ReturnType<typeof startFaultServer>>;

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

async function killPostgres(database: EmbeddedPostgres): Promise<void> {
  const pidFile = join(database.folder, "cluster", "data", "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await pause(POLL_MS);
  await database.stop();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return String(address.port);
}
