import { fail, ok, type Verdict, warn } from "./verdict";

const GIB = 1024 ** 3;
const NODE_MAJOR = 24;
const POSTGRES_MIN = 150_000;
const SKEW_MS_MAX = 2_000;
const JOB_DELAY_SECONDS_MAX = 60;
const LAG_SECONDS_MAX = 30;
/** Of one node: its pool, its worker's and what listens. */
const CONNECTIONS_OF_NODE = 40;

export function judgeNode(version: string): Verdict {
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  if (major >= NODE_MAJOR) return ok("Node", version);
  return fail(
    "Node",
    version,
    `Baton runs on Node ${NODE_MAJOR}: start it with npm, which brings it.`,
  );
}

export function judgeDisk({ free, total }: { free: number; total: number }): Verdict {
  const says = `${(free / GIB).toFixed(1)} of ${(total / GIB).toFixed(0)} GiB are free`;
  const advice =
    "Free some, move BATON_DATA_DIR, or keep data for a shorter time (Settings → Data).";
  if (free < GIB) return fail("Disk", says, advice);
  return free < 5 * GIB || free / total < 0.05 ? warn("Disk", says, advice) : ok("Disk", says);
}

export function judgeSecretFile(mode: number | null): Verdict {
  if (mode === null) return ok("Secret", "from the environment");
  const isPrivate = (mode & 0o077) === 0;
  if (isPrivate) return ok("Secret", "a file that only its owner reads");
  const says = `others may read its file (mode ${(mode & 0o777).toString(8)})`;
  return fail("Secret", says, "chmod 600 the file `secret` in the data folder.");
}

/** `lagSeconds` null: it follows no other server. */
export function judgeReplica(lagSeconds: number | null): Verdict {
  const name = "Replica";
  if (lagSeconds === null) {
    const advice = "BATON_READ_DATABASE_URL must be a standby of DATABASE_URL's server.";
    return warn(name, "answers, but follows no other server", advice);
  }
  const says = `${lagSeconds.toFixed(0)} s behind`;
  if (lagSeconds <= LAG_SECONDS_MAX) return ok(name, says);
  return warn(name, says, "Figures on pages are as old: look at its replication.");
}

type ServerFacts = {
  version: number;
  encoding: string;
  connectionsMax: number;
  fsync: string;
};

export function judgeServer({ version, encoding, connectionsMax, fsync }: ServerFacts): Verdict[] {
  const number = `${Math.floor(version / 10_000)}.${version % 10_000}`;
  return [
    version >= POSTGRES_MIN
      ? ok("PostgreSQL", number)
      : fail("PostgreSQL", number, "Baton needs PostgreSQL 15 or newer."),
    encoding === "UTF8"
      ? ok("Encoding", encoding)
      : fail("Encoding", encoding, "Make the database anew with ENCODING 'UTF8'."),
    fsync === "on"
      ? ok("Durability", "fsync is on")
      : fail(
          "Durability",
          "fsync is off",
          "A power cut loses what was acknowledged: turn fsync on.",
        ),
    connectionsMax >= 2 * CONNECTIONS_OF_NODE
      ? ok("Connections", `${connectionsMax} at most`)
      : warn(
          "Connections",
          `${connectionsMax} at most`,
          `A node uses up to ${CONNECTIONS_OF_NODE}: raise max_connections, or put PgBouncer before it.`,
        ),
  ];
}

export function judgeClock(skewMs: number): Verdict {
  const says = `${Math.round(Math.abs(skewMs))} ms from the database's`;
  if (Math.abs(skewMs) <= SKEW_MS_MAX) return ok("Clock", says);
  return warn(
    "Clock",
    says,
    "Keep both machines' clocks by NTP: leases and handoff times need it.",
  );
}

export function judgeWork(figures: {
  oldestJobSeconds: number;
  jobsFailed: number;
  outbox: number;
  rollupsFailing: number;
}): Verdict[] {
  const { oldestJobSeconds, jobsFailed, outbox, rollupsFailing } = figures;
  return [
    oldestJobSeconds <= JOB_DELAY_SECONDS_MAX
      ? ok("Worker", "no job waits for long")
      : fail(
          "Worker",
          `a job has waited for ${Math.round(oldestJobSeconds)} s; ${outbox} events are not delivered`,
          "No worker runs, or all are busy: BATON_WORKER=on, or npm run worker on more machines.",
        ),
    jobsFailed === 0
      ? ok("Jobs", "none gave up")
      : warn("Jobs", `${jobsFailed} gave up`, "Their reasons are in the server's log."),
    rollupsFailing === 0
      ? ok("Figures", "those of every project are added up")
      : warn(
          "Figures",
          `those of ${rollupsFailing} could not be added up`,
          "The reason is in the server's log and under Settings → Data; it is tried again by itself.",
        ),
  ];
}

export function judgeKeys(keys: { endSoon: number; endless: number; idle: number }): Verdict {
  const { endSoon, endless, idle } = keys;
  const concerns = [
    endSoon > 0 ? `${endSoon} end within 14 days` : "",
    endless > 0 ? `${endless} with all rights never end` : "",
    idle > 0 ? `${idle} were not used for 90 days` : "",
  ].filter(Boolean);
  if (concerns.length === 0) return ok("Keys", "none ends soon, none lies about");
  return warn("Keys", concerns.join("; "), "Rotate or revoke them under Settings → API keys.");
}

export function judgeVault({ total, unreadable }: { total: number; unreadable: number }): Verdict {
  if (unreadable === 0) return ok("Vault", `${total} secrets can be opened`);
  return fail(
    "Vault",
    `${unreadable} of ${total} secrets were sealed under another BATON_SECRET`,
    "Set BATON_SECRET_PREVIOUS to that one, or store their values again.",
  );
}
