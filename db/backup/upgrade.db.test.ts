import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { analyseDueTraces } from "@/lib/analysis/start-analysis";
import { ApprovalListQuery } from "@/lib/contracts/approval";
import { OverviewQuery } from "@/lib/contracts/stats";
import { FindingListQuery } from "@/lib/contracts/finding";
import { TraceListQuery } from "@/lib/contracts/trace";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { ProjectId, TraceId } from "@/lib/domain/ids";
import { listApprovals } from "@/lib/services/approvals/list-approvals";
import { readValue } from "@/lib/services/blackboard/read-value";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { listFindings } from "@/lib/services/findings/list-findings";
import { getOverview } from "@/lib/services/stats/get-overview";
import { getTrace } from "@/lib/services/traces/get-trace";
import { listTraces } from "@/lib/services/traces/list-traces";
import { listSecrets } from "@/lib/services/vault/list-secrets";
import { connect, type Connection } from "../client";
import { findProjectBySlug } from "../queries/projects";
import { createTestDatabase } from "../testing/test-database";
import { TEST_NOW } from "../testing/test-project";
import { restoreBackup } from "./restore-backup";

/** Written by the Baton that had thirty migrations, through its own services. */
const FILE = fileURLToPath(new URL("fixtures/schema-30.backup", import.meta.url));
const SECRET = "a-secret-for-tests-of-32-characters";
const THEN = { traces: 71, handoffs: 152 };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 4 });
  for (const schema of ["public", "drizzle", "graphile_worker"]) {
    await connection.db.execute(sql`drop schema if exists ${sql.identifier(schema)} cascade`);
  }
  await connection.db.execute(sql`create schema public`);
  await restoreBackup(database.url, { file: FILE, secret: SECRET });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

async function context() {
  const { db } = connection;
  const projectId = ProjectId.parse((await findProjectBySlug(db, "before"))?.id);
  return { db, projectId, actor: { kind: "system" as const }, now: () => TEST_NOW };
}

it("shows what an older version stored: every trace opens, every figure counts it", async () => {
  const ctx = await context();

  const { items } = await listTraces(ctx, TraceListQuery.parse({ limit: 200 }));
  const details = await Promise.all(items.map(({ id }) => getTrace(ctx, TraceId.parse(id))));

  expect(items).toHaveLength(THEN.traces);
  expect(details.flatMap(({ handoffs }) => handoffs)).toHaveLength(THEN.handoffs);
  const all = { from: "2025-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" };
  expect(await getOverview(ctx, OverviewQuery.parse(all))).toMatchObject(THEN);
});

it("keeps what waits for a person, the blackboard and the vault", async () => {
  const ctx = await context();

  const waiting = await listApprovals(ctx, ApprovalListQuery.parse({ status: "open" }));
  const secrets = await listSecrets(ctx);
  const value = await readValue(ctx, {
    key: BoardKey.parse("output/research/1"),
    agent: "research",
  });

  expect(waiting.items.map(({ question }) => question)).toEqual(["Refund INV-7?"]);
  expect(secrets.items.map(({ name }) => name)).toEqual(["STRIPE"]);
  expect(value).toMatchObject({ value: { companies: 3 }, version: 1 });
});

it("goes on with it: what an older trace is told next is stored, and it is judged by today's rules", async () => {
  const ctx = await context();
  const { items } = await listTraces(ctx, TraceListQuery.parse({ q: "ping-pong" }));
  const id = items[0]?.id ?? "";
  const next = { trace_id: id, handoff_id: "after", at: "2026-10-01T13:00:00Z" };

  await ingestEvents(ctx, {
    source: "native",
    values: [{ event: "handoff_initiated", ...next, from_agent: "a", to_agent: "b" }],
  });
  await analyseDueTraces(ctx.db, {
    since: new Date(0),
    quietSince: new Date("9999-01-01"),
    now: ctx.now,
  });

  const found = await listFindings(ctx, FindingListQuery.parse({ trace_id: id }));
  expect(found.items.map(({ kind }) => kind)).toContain("handoff-loop");
});
