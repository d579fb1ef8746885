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
import { settleApprovals } from "@/lib/services/approvals/settle-approvals";
import { deliverNotices } from "@/lib/services/notices/deliver-notices";
import { planDigests } from "@/lib/services/notices/plan-digests";
import {
  resumeSimulations,
  runSimulation,
} from "@/lib/services/routing/simulations/run-simulation";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { installShipped } from "./install-shipped";
import { performTask } from "./perform";
import type { Chooser, Chore, Runner } from "./ports";

const CONCURRENCY = 20;
/** Delayed jobs are found by polling; the others wake the worker. */
const POLL_MS = 1_000;
const EXPIRE_EVERY_MS = 1_000;
const SETTLE_EVERY_MS = 500;
const NOTICES_EVERY_MS = 1_000;
/** Many hops in one batch cost little more than one: whoever reads a trace meanwhile gets all of it. */
const OUTBOX_EVERY_MS = 150;
const DIGESTS_EVERY_MS = 10_000;
const RESUME_EVERY_MS = 10_000;
/** Projects made meanwhile get the shipped workflows. */
const INSTALL_EVERY_MS = 2_000;
/** Agents that are at work when the process stops have this long; then another worker begins again. */
const DRAIN_MS = 4_000;

const SimulateJob = z.object({ projectId: ProjectId, id: z.string() });
const PerformJob = z.object({ projectId: ProjectId, handoffId: HandoffId });

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
  close = async () => undefined,
}: {
  url: string;
  db: Db;
  now: () => Nanos;
  runners: Partial<Record<AgentKind, Runner>>;
  choose?: Chooser;
  chores?: readonly Chore[];
  /** Ends what was started for the agents. */
  close?: () => Promise<void>;
}): Promise<{ stop: () => Promise<void> }> {
  const shutdown = new AbortController();
  const holder = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const performer = { db, now, runners, choose, holder, shutdown: shutdown.signal };
  const worker = await run({
    connectionString: url,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error({ source: "jobs" }, message);
    }),
    taskList: {
      perform: (payload) => performTask(performer, PerformJob.parse(payload)),
      simulate: (payload) => runSimulation(db, SimulateJob.parse(payload), shutdown),
    },
  });
  const rules = { allowedHosts: env().BATON_ALLOW_PRIVATE_HOSTS };
  const doors = { fetch: createGuardedFetch(rules), mail: createMailer(rules) };
  const stops = [
    keepBusy("ending overdue handoffs", EXPIRE_EVERY_MS, () => expireTasks(db, now)),
    keepBusy("settling approvals", SETTLE_EVERY_MS, () => settleApprovals(db, now)),
    keepBusy("sending notices", NOTICES_EVERY_MS, () => deliverNotices(db, doors)),
    keepBusy("planning digests", DIGESTS_EVERY_MS, () => planDigests(db, now)),
    keepBusy("taking over simulations", RESUME_EVERY_MS, () => resumeSimulations(db)),
    keepBusy("installing what comes with Baton", INSTALL_EVERY_MS, () => installShipped(db)),
    keepDoing("delivering the outbox", OUTBOX_EVERY_MS, async () =>
      (await deliverOutbox(db, now)) < OUTBOX_ROWS_MAX ? OUTBOX_EVERY_MS : 0,
    ),
    ...chores.map(({ what, everyMs, round }) => keepBusy(what, everyMs, () => round(db, now))),
  ];
  return {
    async stop() {
      const deadline = setTimeout(() => shutdown.abort(), DRAIN_MS);
      await Promise.all([worker.stop(), ...stops.map((stop) => stop())]);
      clearTimeout(deadline);
      await close();
    },
  };
}

/** At once again while there is something to do. */
function keepBusy(what: string, everyMs: number, round: () => Promise<number>) {
  return keepDoing(what, everyMs, async () => ((await round()) > 0 ? 0 : everyMs));
}
