import { sql } from "drizzle-orm";
import { Response } from "undici";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Connection, connect } from "@/db/client";
import { openTestProjects } from "@/db/testing/test-project";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { createMailer } from "@/lib/outgoing/send-mail";
import { createChannel, testChannel } from "./channels";
import { deliverNotices } from "./deliver-notices";

const GATE = 4711;
let projects: Awaited<ReturnType<typeof openTestProjects>>;
let late: Connection;
let gate: Connection;
beforeAll(async () => {
  projects = await openTestProjects();
  late = connect(projects.url, { max: 1 });
  gate = connect(projects.url, { max: 1 });
});
afterAll(async () => {
  await Promise.all([late.close(), gate.close()]);
  await projects.close();
});

beforeEach(async () => {
  const ctx = await projects.context();
  const url = "https://ops.example/hook";
  const channel = await createChannel(ctx, { kind: "webhook", name: "ops", url, digest: null });
  await testChannel(ctx, channel.id);
});

/**
 * Statements of the late node stop where they read `project`: behind the point at which it is settled what
 * they see, and before they lock a notice. They go on when the gate is open.
 */
async function holdLateNode(): Promise<() => Promise<void>> {
  await projects.db.execute(sql`alter table project rename to project_behind`);
  await projects.db.execute(
    sql.raw(`create function pass_gate() returns boolean language plpgsql as $$
    begin
      if current_setting('test.is_late', true) = 'yes' then
        perform pg_advisory_xact_lock_shared(${GATE});
      end if;
      return true;
    end $$`),
  );
  await projects.db.execute(
    sql`create view project as select * from project_behind where pass_gate()`,
  );
  await late.db.execute(sql`select set_config('test.is_late', 'yes', false)`);
  await gate.db.execute(sql`select pg_advisory_lock(${GATE})`);
  return async () => {
    await gate.db.execute(sql`select pg_advisory_unlock(${GATE})`);
  };
}

async function isHeld(): Promise<boolean> {
  const rows = await projects.db
    .execute(sql`select from pg_locks join pg_database d on d.oid = database
    where datname = current_database() and locktype = 'advisory' and not granted`);
  return rows.length === 1;
}

/** A receiver that answers the first once it may, and others at once. */
function slowReceiver() {
  const received: unknown[] = [];
  const arrived = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<undefined>();
  const fetch: GuardedFetch = async (_url, init) => {
    received.push(init?.headers);
    arrived.resolve(undefined);
    if (received.length === 1) await answered.promise;
    return new Response(null, { status: 204 });
  };
  const doors = { fetch, mail: createMailer({}) };
  return { doors, received, arrived: arrived.promise, answer: () => answered.resolve(undefined) };
}

it("is sent once when a node still sees it due that another has taken and is sending", async () => {
  const openGate = await holdLateNode();
  const { doors, received, arrived, answer } = slowReceiver();

  const lateRound = deliverNotices(late.db, doors);
  await expect.poll(isHeld).toBe(true);
  const firstRound = deliverNotices(projects.db, doors);
  await arrived;
  await openGate();
  expect(await lateRound).toBe(0);
  answer();

  expect(await firstRound).toBe(1);
  expect(received).toEqual([
    expect.objectContaining({ "webhook-id": expect.stringMatching(/^notice-/) }),
  ]);
});
