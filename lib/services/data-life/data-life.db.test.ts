import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { trace } from "@/db/schema";
import { ensureDay } from "@/db/queries/partitions";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { HandoffId, type ProjectId, TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { exportProject } from "../export/export-project";
import { getHandoff } from "../handoffs/get-handoff";
import { getPayloadPart } from "../traces/get-payload-part";
import { requestApproval } from "../approvals/request-approval";
import { handOff } from "../tasks/hand-off";
import { registerAgent } from "../agents/register-agent";
import { AskRequest } from "@/lib/contracts/approval";
import { HandOffRequest } from "@/lib/contracts/task";
import { deleteData } from "./delete-data";
import { applyRetention, getData, saveRetention } from "./retention";

const MARK = "mark-of-somebody";
const DAY = 86_400_000_000_000n;
let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
  await ensureDay(projects.db, "2026-01-15");
  await ensureDay(projects.db, "2025-11-06");
  await ensureDay(projects.db, new Date().toISOString().slice(0, 10));
});
beforeEach(async () => {
  ctx = await projects.context();
});
afterAll(() => projects.close());

const remove = (kind: "trace" | "session" | "user", id: string, is_preview = false) =>
  deleteData(ctx, { kind, id, is_preview });

/** Ten weeks ago, by the clock of its sender and by ours. */
const old = { at: "2025-11-01T12:00:00Z", came: nanos(TEST_NOW - 70n * DAY) };

async function sendTrace(
  id: string,
  { user = "nobody", session = "s", at = "2026-01-15T12:00:00Z", came = TEST_NOW } = {},
) {
  const base = { trace_id: id, at };
  const sent = await ingestEvents(
    { ...ctx, now: () => came },
    {
      values: [
        { event: "trace_started", ...base, name: `${MARK} ${id}`, session_id: session },
        {
          event: "handoff_initiated",
          ...base,
          handoff_id: `${id}-h`,
          from_agent: "a",
          to_agent: "b",
          task: MARK,
          context: { [MARK]: id },
        },
        { event: "task_complete", ...base, handoff_id: `${id}-h`, result: { text: MARK } },
        {
          event: "span",
          trace_id: id,
          id: `${id}-s`,
          kind: "tool",
          name: MARK,
          start: at,
          end: at,
          attributes: { "user.id": user },
        },
        { event: "trace_ended", ...base, status: "succeeded" },
      ],
      source: "native",
    },
  );
  expect(sent.rejected).toEqual([]);
}

/** Kept with its reason, to be sent again. */
async function sendRefused(said: object) {
  const value = { event: "handoff_initiated", at: "no time", note: MARK, ...said };
  const { rejected } = await ingestEvents(ctx, { values: [value], source: "native" });
  expect(rejected).toHaveLength(1);
}

/** In which tables a project still has rows that hold the text. */
async function tablesWith(projectId: ProjectId, text: string): Promise<string[]> {
  const tables = await projects.db.execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'project_id' and t.table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await projects.db.execute<{ yes: boolean }>(sql`
      select exists (select from ${sql.identifier(name)} t
        where t.project_id = ${projectId} and t::text like ${`%${text}%`}) as yes`);
    if (row?.yes) found.push(name);
  }
  return found.sort();
}

it("leaves nothing of a trace in any table, and all of its neighbour", async () => {
  await sendTrace("gone");
  await sendTrace("kept");
  await sendRefused({ trace_id: "gone" });
  await sendRefused({ trace_id: "gone-not" });
  expect(await tablesWith(ctx.projectId, "gone")).toContain("payload");

  expect(await remove("trace", "gone")).toEqual({ traces: 1, is_complete: true });

  // Who listens is told of the id, for minutes; what was refused of another stays.
  const left = ["audit_entry", "change", "ingest_reject"];
  expect(await tablesWith(ctx.projectId, "gone")).toEqual(left);
  expect(await tablesWith(ctx.projectId, '"gone"')).not.toContain("ingest_reject");
  expect((await getData(ctx)).traces).toBe(1);
  await expect(remove("trace", "gone")).rejects.toMatchObject({ code: "not_found" });
});

it("finds a session and a person, counts first, and forgets the person's name, too", async () => {
  await sendTrace("t1", { user: "ana@example.com", session: "one" });
  await sendTrace("t2", { user: "ana@example.com", session: "two" });
  await sendTrace("t3", { user: "ben@example.com", session: "two" });

  await sendRefused({ attributes: { "user.id": "ana@example.com" } });
  await sendRefused({ sent: JSON.stringify({ user_id: "ana@example.com" }) });

  expect(await remove("user", "ana@example.com", true)).toEqual({ traces: 2, is_complete: true });
  expect((await getData(ctx)).traces).toBe(3);
  await remove("user", "ana@example.com");
  expect(await tablesWith(ctx.projectId, "ana@example.com")).toEqual([]);
  expect(await remove("session", "two")).toEqual({ traces: 1, is_complete: true });
});

it("takes nothing away from under work that goes on", async () => {
  await registerAgent(ctx, {
    name: "worker",
    kind: "remote",
    role: "specialist",
    capabilities: [],
    is_down: false,
  });
  const task = await handOff(ctx, HandOffRequest.parse({ to_agent: "worker", task: MARK }));
  await sendTrace(task.trace_id);
  await requestApproval(ctx, AskRequest.parse({ question: MARK, trace_id: task.trace_id }));

  await expect(remove("trace", task.trace_id)).rejects.toMatchObject({ code: "conflict" });
});

it("forgets what is older than the project says, never the demo, and nothing elsewhere", async () => {
  const other = await projects.context();
  await saveRetention(ctx, { traces: 30, work: null, bodies: null });
  await sendTrace("old", old);
  await sendTrace("new");
  const mine = ctx;
  ctx = other;
  await sendTrace("old", old);
  ctx = mine;

  while ((await applyRetention(projects.db, () => nanos(TEST_NOW))) > 0);

  expect((await getData(ctx)).traces).toBe(1);
  expect((await getData(other)).traces).toBe(1);
  await projects.db.execute(
    sql`update trace set source = 'demo' where project_id = ${ctx.projectId}`,
  );
  expect(await applyRetention(projects.db, () => nanos(TEST_NOW + 400n * DAY))).toBe(0);
});

it("goes by when a trace came, whatever its sender's clock says", async () => {
  await saveRetention(ctx, { traces: 30, work: null, bodies: null });
  await sendTrace("says 1970", { at: "1970-01-02T00:00:00Z" });
  await sendTrace("says 2099", { at: "2099-01-01T00:00:00Z", came: old.came });
  await sendTrace("goes on", old);
  await sendTrace("goes on");
  const kept = async () =>
    (
      await projects.db
        .select({ id: trace.id })
        .from(trace)
        .where(eq(trace.projectId, ctx.projectId))
    )
      .map(({ id }) => id)
      .toSorted();

  while ((await applyRetention(projects.db, () => nanos(TEST_NOW))) > 0);
  expect(await kept()).toEqual(["goes on", "says 1970"]);

  while ((await applyRetention(projects.db, () => nanos(TEST_NOW + 40n * DAY))) > 0);
  expect(await kept()).toEqual([]);
});

it("forgets the text alone, says since when, and keeps what was read off it", async () => {
  const other = await projects.context();
  await saveRetention(ctx, { traces: null, work: null, bodies: 30 });
  await sendTrace("old", old);
  await sendTrace("new");
  const mine = ctx;
  ctx = other;
  await sendTrace("old", old);
  ctx = mine;
  const before = await getHandoff(ctx, { id: HandoffId.parse("old-h") });

  expect(await applyRetention(projects.db, () => nanos(TEST_NOW))).toBe(1);
  expect(await applyRetention(projects.db, () => nanos(TEST_NOW))).toBe(0);

  const today = new Date().toISOString().slice(0, 10);
  const removed_at = expect.stringContaining(today);
  const gone = { value: null, omitted: true, removed_at };
  const after = await getHandoff(ctx, { id: HandoffId.parse("old-h") });
  expect(before.context.sent?.value).toEqual({ [MARK]: "old" });
  expect(after).toEqual({
    ...before,
    context: { ...before.context, sent: { ...before.context.sent, ...gone } },
    result: { ...before.result, ...gone },
  });
  const part = { traceId: TraceId.parse("old"), payload: after.context.sent?.payload ?? "" };
  await expect(getPayloadPart(ctx, part, { offset: 0, limit: 10 })).rejects.toMatchObject({
    code: "not_found",
    message: `Removed by retention on ${today}.`,
  });
  expect((await getHandoff(ctx, { id: HandoffId.parse("new-h") })).context.sent).toMatchObject({
    value: { [MARK]: "new" },
  });
  expect(
    (await getHandoff(other, { id: HandoffId.parse("old-h") })).context.sent?.value,
  ).not.toBeNull();
});

it.each([
  { kind: "traces", retention: { traces: 30, work: null, bodies: null }, left: 300 },
  { kind: "bodies", retention: { traces: null, work: null, bodies: 30 }, left: 301 },
])(
  "finds old $kind behind any number of traces that people still have to answer",
  async (given) => {
    await saveRetention(ctx, given.retention);
    await sendTrace("free", old);
    await projects.db.execute(sql`
    insert into trace (project_id, id, day, source, started_at, last_sign_at)
    select project_id, 'waits-' || n, day, source, started_at - 1, last_sign_at - 1
    from trace, generate_series(1, 300) n where project_id = ${ctx.projectId}`);
    await projects.db.execute(sql`
    insert into run (project_id, id, workflow, version, trace_id, status, event_count, started_at, due_at)
    select project_id, id, 'w', 1, id, 'waiting', 0, started_at, now()
    from trace where project_id = ${ctx.projectId} and id like 'waits-%'`);

    while ((await applyRetention(projects.db, () => nanos(TEST_NOW))) > 0);

    expect((await getData(ctx)).traces).toBe(given.left);
    expect(await tablesWith(ctx.projectId, MARK)).not.toContain("payload");
  },
);

it("exports what another project takes back", async () => {
  await sendTrace("t1");
  await sendTrace("t2");
  let text = "";
  for await (const line of await exportProject(ctx)) text += line;

  const { projectId: _own, ...rest } = await projects.context();
  const elsewhere = { ...rest, projectId: _own };
  const values = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const sent = await ingestEvents(elsewhere, { values, source: "native" });

  expect(sent.rejected).toEqual([]);
  expect((await getData(elsewhere)).traces).toBe(2);
});
