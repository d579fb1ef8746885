import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "./fault-server";
import { findLosses, NOTHING_LOST } from "./find-losses";
import { EVENTS_PER_BATCH, makeBatch, startLoad, type Load } from "./load";
import { rounds } from "./rounds";

const CUTS_PER_ROUND = 8;
const BETWEEN = 4;

/** What the run held, for docs/reliability.md. */
const held = { faults: 0, batches: 0, refused: 0, seconds: 0 };

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(async () => {
  const { faults, batches, refused, seconds } = held;
  const events = batches * EVENTS_PER_BATCH;
  process.stdout.write(
    `\nLoad held through ${faults} faults in ${seconds.toFixed(0)} s: ${batches} batches (${events} events) acknowledged, refused or unanswered ${refused} times\n`,
  );
  await server.remove();
});

describe("nothing acknowledged is lost, and nothing is stored by halves", () => {
  it("when connections are cut", async () => {
    const lost = await duringLoad(async (load) => {
      for (let cut = 0; cut < CUTS_PER_ROUND; cut++) {
        await load.untilAcknowledged(BETWEEN);
        await cutConnections();
      }
    });

    expect(lost).toEqual(NOTHING_LOST);
  });

  it("when statements time out", async () => {
    const lost = await duringLoad(async (load) => {
      await server.sql("alter role baton set statement_timeout = '200ms'");
      await cutConnections();
      await whileLocked("trace", () => load.untilAnswered(503, 3));
      await server.sql("alter role baton reset statement_timeout");
      await cutConnections();
    });

    expect(lost).toEqual(NOTHING_LOST);
  });

  it("when the disk is full", async () => {
    await server.sql(`
      create function refuse_disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    const lost = await duringLoad(async (load) => {
      for (const table of ["payload", "span", "event", "handoff", "ingest_minute"]) {
        await server.sql(`create trigger disk_full before insert on ${table}
          for each statement execute function refuse_disk_full()`);
        await load.untilAnswered(503, 2);
        await server.sql(`drop trigger disk_full on ${table}`);
        await load.untilAcknowledged(BETWEEN);
      }
    });

    expect(lost).toEqual(NOTHING_LOST);
  });

  it("when PostgreSQL stops and starts again", async () => {
    const lost = await duringLoad(async (load) => {
      await server.stopDatabase();
      await load.untilAnswered(503, 4);
      await server.startDatabase();
    });

    expect(lost).toEqual(NOTHING_LOST);
  });

  it("when PostgreSQL is killed and recovers", async () => {
    const lost = await duringLoad(async (load) => {
      await server.killDatabase();
      await load.untilAnswered(503, 4);
      await server.startDatabase();
    });

    expect(lost).toEqual(NOTHING_LOST);
  });

  it("when the web server is killed", async () => {
    const lost = await duringLoad(async (load) => {
      await server.killWeb();
      await load.untilAnswered("no answer", 2);
      await server.startWeb();
    });

    expect(lost).toEqual(NOTHING_LOST);
  });
});

describe("a batch that comes again", () => {
  it.each<[string, (events: Record<string, unknown>[]) => Record<string, unknown>[][]]>([
    ["as it was", (events) => [events, events]],
    ["backwards", (events) => [events, events.toReversed()]],
    ["split differently", (events) => [events.slice(0, 5), events.slice(3), events.slice(0, 9)]],
    ["twice at once, event by event", (events) => [...events, ...events].map((event) => [event])],
  ])("%s changes nothing", async (_how, split) => {
    const batch = `again.${crypto.randomUUID()}`;
    const events = makeBatch(batch);

    const answers = await Promise.all(split(events).map((part) => post(part)));

    const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
    const sent = split(events).flat().length;
    const duplicates = answers.reduce((sum, answer) => sum + answer.duplicates, 0);
    expect([accepted, duplicates]).toEqual([events.length, sent - events.length]);
    const stored = await server.sql(`
      select count(*)::int as n from (select id from event where id like '${batch}.%'
        union all select id from span where id like '${batch}.%') found`);
    expect(stored).toEqual([{ n: events.length }]);
  });
});

/** The load runs before, during and after the fault; afterwards everything must be there. */
async function duringLoad(fault: (load: Load) => Promise<void>) {
  const load = startLoad(server);
  const startedAt = performance.now();
  try {
    for (const _round of rounds(20)) {
      await load.untilAcknowledged(BETWEEN);
      await fault(load);
      await load.untilAcknowledged(BETWEEN);
      held.faults += 1;
    }
  } finally {
    await load.stop();
  }
  held.seconds += (performance.now() - startedAt) / 1000;
  held.batches += load.acknowledged.length;
  held.refused += load.outcomes.length - load.acknowledged.length;
  return findLosses(server, load);
}

function cutConnections() {
  return server.sql(`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

/** Another session that has the table to itself, as a migration or a long report may. */
async function whileLocked(table: string, run: () => Promise<void>): Promise<void> {
  const sql = postgres(server.databaseUrl, { max: 1, connection: { statement_timeout: 0 } });
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(`lock table ${table} in access exclusive mode`);
      await run();
    });
  } finally {
    await sql.end();
  }
}

async function post(events: unknown[]): Promise<{ accepted: number; duplicates: number }> {
  const response = await fetch(`${server.url}/api/v1/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  return response.json();
}
