import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { Logger, run } from "graphile-worker";
import { z } from "zod";
import type { Db } from "@/db/client";
import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import { HandoffId, ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import { env } from "@/lib/env";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { createMailer } from "@/lib/outgoing/send-mail";
import { keepDoing } from "@/lib/keep-doing";
import { log } from "@/lib/log";
import { deliverOutbox, OUTBOX_ROWS_MAX } from "@/lib/services/outbox/deliver-outbox";
import { checkAlerts } from "@/lib/services/alerts/check-alerts";
import { settleApprovals } from "@/lib/services/approvals/settle-approvals";
import { deliverNotices } from "@/lib/services/notices/deliver-notices";
import { planDigests } from "@/lib/services/notices/plan-digests";
import { sendReports } from "@/lib/services/report/send-reports";
import {
  resumeSimulations,
  runSimulation,
} from "@/lib/services/routing/simulations/run-simulation";
import { offerQueued } from "@/lib/services/tasks/take-from-queue";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { openHopLanes } from "./hop-lanes";
import { installShipped } from "./install-shipped";
import { performQueued, performTask, takingKinds } from "./perform";
import { createSigns } from "./signs-of-life";
import type { Chooser, Chore, PoolFigures, Runner } from "./ports";

const CONCURRENCY = 20;
/** Delayed jobs are found by polling; the others wake the worker. */
const POLL_MS = 1_000;
const EXPIRE_EVERY_MS = 1_000;
const SETTLE_EVERY_MS = 500;
const NOTICES_EVERY_MS = 1_000;
/**
 * Many hops in one batch cost little more than one: whoever reads a trace meanwhile gets all of it. The
 * longer a batch takes, the more wait for the next, so that under load hops go before what tells of them.
 */
const OUTBOX_EVERY_MS = 150;
const OUTBOX_EVERY_MS_MAX = 1_000;
const OUTBOX_PAUSE = 4;
const DIGESTS_EVERY_MS = 10_000;
const OFFER_EVERY_MS = 1_000;
/** Each alert is checked once a minute; this is how soon one is that is due. */
const ALERTS_EVERY_MS = 5_000;
const REPORTS_EVERY_MS = 30_000;
const RESUME_EVERY_MS = 10_000;
/** Projects made meanwhile get the shipped workflows. */
const INSTALL_EVERY_MS = 2_000;
const SAY_ALIVE_EVERY_MS = 2_000;
/** Agents that are at work when the process stops have this long; then their work is given back. */
const DRAIN_MS = 4_000;

const SimulateJob = z.object({ projectId: ProjectId, id: z.string() });
const PerformJob = z.object({ projectId: ProjectId, handoffId: HandoffId });

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ source: "jobs" }, message);
});

/**
 * The runtime of one process: does handoffs, ends what takes too long, and brings what happened into
 * the traces. Any number of them share a database. Resolves once it works; stopping lets work finish.
 */
export async function startWorker({
  url,
  db,
  now,
  runners,
  choose,
  chores = [],
  pools = () => [],
  close = async () => undefined,
}: {
  url: string;
  db: Db;
  now: () => Nanos;
  runners: Partial<Record<AgentKind, Runner>>;
  choose?: Chooser;
  chores?: readonly Chore[];
  /** The instances of agents that this process has. */
  pools?: () => readonly PoolFigures[];
  /** Ends what was started for the agents. */
  close?: () => Promise<void>;
}): Promise<{ stop: () => Promise<void> }> {
  const [draining, shutdown] = [new AbortController(), new AbortController()];
  const holder = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const ends = { draining: draining.signal, shutdown: shutdown.signal };
  const lanes = openHopLanes(url);
  const performer = { db, now, runners, choose, holder, lanes, ...ends };
  const signs = createSigns(db, { id: holder, capacity: CONCURRENCY, pools, ...ends });
  const worker = await run({
    connectionString: url,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger,
    taskList: {
      perform: (payload) => signs.counted(() => performTask(performer, PerformJob.parse(payload))),
      take: (payload) => signs.counted(() => performQueued(performer, PerformJob.parse(payload))),
      simulate: (payload) => runSimulation(db, SimulateJob.parse(payload), shutdown),
    },
  });
  await signs.give();
  const stops = startChores(db, now, [
    { what: "saying that it lives", everyMs: SAY_ALIVE_EVERY_MS, round: signs.give },
    {
      what: "taking from queues",
      everyMs: OFFER_EVERY_MS,
      round: () => offerQueued(db, takingKinds(runners)),
    },
    ...chores,
  ]);
  return {
    async stop() {
      draining.abort();
      const deadline = setTimeout(() => shutdown.abort(), DRAIN_MS);
      const told = signs.give().catch(() => undefined);
      await Promise.all([told, worker.stop(), ...stops.map((stop) => stop())]);
      clearTimeout(deadline);
      await Promise.all([close(), lanes.close()]);
      await signs.end();
    },
  };
}

/** What every worker does besides, whichever agents it has. */
function startChores(db: Db, now: () => Nanos, chores: readonly Chore[]) {
  const rules = { allowedHosts: env().BATON_ALLOW_PRIVATE_HOSTS };
  const doors = { fetch: createGuardedFetch(rules), mail: createMailer(rules) };
  return [
    keepBusy("ending overdue handoffs", EXPIRE_EVERY_MS, () => expireTasks(db, now)),
    keepBusy("settling approvals", SETTLE_EVERY_MS, () => settleApprovals(db, now)),
    keepBusy("sending notices", NOTICES_EVERY_MS, () => deliverNotices(db, doors)),
    keepBusy("planning digests", DIGESTS_EVERY_MS, () => planDigests(db, now)),
    keepBusy("checking alerts", ALERTS_EVERY_MS, () => checkAlerts(db, now)),
    keepBusy("sending reports", REPORTS_EVERY_MS, () => sendReports(db, now)),
    keepBusy("taking over simulations", RESUME_EVERY_MS, () => resumeSimulations(db)),
    keepBusy("installing what comes with Baton", INSTALL_EVERY_MS, () => installShipped(db)),
    keepDoing("delivering the outbox", OUTBOX_EVERY_MS, async () => {
      const startedAt = performance.now();
      const isMore = (await deliverOutbox(db, now)) >= OUTBOX_ROWS_MAX;
      return isMore ? 0 : outboxPause(performance.now() - startedAt);
    }),
    ...chores.map(({ what, everyMs, round }) => keepBusy(what, everyMs, () => round(db, now))),
  ];
}

/** At once again while there is something to do. */
function keepBusy(what: string, everyMs: number, round: () => Promise<number>) {
  return keepDoing(what, everyMs, async () => ((await round()) > 0 ? 0 : everyMs));
}

function outboxPause(tookMs: number): number {
  return Math.min(Math.max(OUTBOX_EVERY_MS, tookMs * OUTBOX_PAUSE), OUTBOX_EVERY_MS_MAX);
}
