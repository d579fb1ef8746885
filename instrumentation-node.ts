import { clock as now } from "@/lib/clock";
import { type Db, sharedDb } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDay } from "@/db/queries/partitions";
import { nameIssuer } from "@/lib/access/oidc/name-issuer";
import { oidcSettings } from "@/lib/access/oidc/settings";
import { startAddingUp } from "@/lib/analysis/add-up-in-turn";
import { HOURS, prepareRollups } from "@/lib/analysis/roll-up";
import { FOUND_DAYS } from "@/lib/analysis/roll-up-found";
import { GAP_DAYS } from "@/lib/analysis/roll-up-gaps";
import { WEEKS } from "@/lib/analysis/roll-up-weeks";
import { startAnalysis } from "@/lib/analysis/start-analysis";
import { startReanalysis } from "@/lib/analysis/start-reanalysis";
import { env, type Env } from "@/lib/env";
import { sharedFeed } from "@/lib/live/feed";
import { createAgents } from "@/lib/runtime/runners/runners";
import { startWorker } from "@/lib/runtime/start-worker";
import { startIndexing } from "@/lib/services/search/keep-index";
import { prepareFirstStart } from "@/lib/services/setup/first-start";
import { startTracing } from "@/lib/tracing";
import { startHousekeeping } from "@/lib/services/setup/housekeeping";

const MS_PER_DAY = 86_400_000;

/** Everything that must be true before the first request. A node that cannot get there stops. */
export async function startNode(): Promise<void> {
  const settings = readSettings();
  if (settings.BATON_TRACING === "on") startTracing("baton");
  try {
    await migrateDatabase(settings.DATABASE_URL);
    const db = sharedDb(settings.DATABASE_URL);
    await ensureDay(db, utcDay(Date.now()));
    await ensureDay(db, utcDay(Date.now() + MS_PER_DAY));
    await nameIssuer(db, oidcSettings(settings));
    await prepareFirstStart(db, { settings, say: (text) => process.stdout.write(`${text}\n`) });
    await prepareRollups(db);
    startHousekeeping(db, now);
    startAnalysis(db, now);
    startReanalysis(db, now);
    for (const work of [HOURS, WEEKS, GAP_DAYS, FOUND_DAYS]) startAddingUp(db, work, now);
    startIndexing(db);
    await startRuntime(settings, db);
    // Streams would hold the server open until it is killed.
    process.once("SIGTERM", () => void sharedFeed(db, settings.DATABASE_URL).close());
  } catch (error) {
    const { host, pathname } = new URL(settings.DATABASE_URL);
    stop(`Baton cannot start: the database ${host}${pathname} failed: ${reasonOf(error)}`);
  }
}

/** Asked by what is preloaded into Next, before its process ends. */
type Drained = typeof globalThis & { batonWhenDrained?: (goOn: () => void) => void };

/** Workers of their own do it where `BATON_WORKER` is off. */
async function startRuntime(settings: Env, db: Db): Promise<void> {
  if (settings.BATON_WORKER === "off") return;
  const url = settings.DATABASE_URL;
  const worker = await startWorker({ url, db, now, ...createAgents(now) });
  process.once("SIGTERM", () => {
    const stopped = worker.stop();
    (globalThis as Drained).batonWhenDrained = (goOn) => void stopped.then(goOn, goOn);
  });
}

function readSettings(): Env {
  try {
    return env();
  } catch (error) {
    return stop(reasonOf(error));
  }
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The innermost cause says most; an AggregateError of refused connections has no message at all. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
