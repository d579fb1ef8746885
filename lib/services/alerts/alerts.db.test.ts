import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { SaveAlertRequest } from "@/lib/contracts/alert";
import { formatInstant, nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { createChannel, deleteChannel } from "../notices/channels";
import { createAlert, deleteAlert, getAlert, saveAlert, silenceAlert, testAlert } from "./alerts";
import { checkAlerts } from "./check-alerts";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const MINUTE_MS = 60_000;
const later = (minutes: number): Nanos => nanos(TEST_NOW + nanosFromMs(minutes * MINUTE_MS));

async function openProject() {
  await projects.db.execute(sql`update alert set is_on = false`);
  await projects.db.execute(sql`delete from notice`);
  const ctx = await projects.context();
  const hook = { kind: "webhook" as const, url: "https://example.com/hook", digest: null };
  const ops = await createChannel(ctx, { ...hook, name: "ops" });
  const other = await createChannel(ctx, { ...hook, name: "other" });
  return { ctx, ops, other };
}

async function sendHandoffs(
  ctx: Context,
  { at, outcomes, to = "Buyer" }: { at: Nanos; outcomes: ("ok" | "failed")[]; to?: string },
): Promise<void> {
  const values = outcomes.flatMap((outcome, index) => {
    const id = `${to}-${at}-${index}`;
    const own = { trace_id: id, handoff_id: id, at: formatInstant(at) };
    return [
      { event: "handoff_initiated", ...own, from_agent: "Desk", to_agent: to, task: "Go" },
      { event: "handoff_received", ...own },
      outcome === "ok"
        ? { event: "task_complete", ...own }
        : { event: "task_failed", ...own, error: { type: "x", message: "" } },
    ];
  });
  const { rejected } = await ingestEvents(ctx, { source: "events", values });
  expect(rejected).toEqual([]);
}

const below90 = {
  measure: "success_rate",
  comparison: "below",
  threshold: 0.9,
  sample_min: 4,
  window_minutes: 60,
};
const asked = (more: object = {}, condition: object = {}) =>
  SaveAlertRequest.parse({ name: "Success", condition: { ...below90, ...condition }, ...more });

const notices = (ctx: Context) =>
  ctx.db.execute<{ type: string; channel: string; alert: object }>(sql`
    select type, channel_id as channel, alert from notice where project_id = ${ctx.projectId} order by id`);
const check = (ctx: Context, minutes: number) => checkAlerts(ctx.db, () => later(minutes));

describe("an alert", () => {
  it("fires once, tells its channels, and tells them when it is over", async () => {
    const { ctx, ops } = await openProject();
    const { id } = await createAlert(ctx, asked({ channel_ids: [ops.id] }));
    await sendHandoffs(ctx, { at: later(59), outcomes: ["ok", "failed", "failed", "failed"] });
    await check(ctx, 60);
    await check(ctx, 62);

    expect(await getAlert(ctx, id)).toMatchObject({
      state: "firing",
      state_since: "2026-01-15T13:00:00.000Z",
      last_value: 0.25,
      last_sample: 4,
      is_unknown: false,
      events: [{ state: "firing", value: 0.25, is_told: true }],
    });
    expect(await notices(ctx)).toMatchObject([
      { type: "alert.fired", channel: ops.id, alert: { id, value: 0.25, sample: 4 } },
    ]);

    await sendHandoffs(ctx, { at: later(130), outcomes: ["ok", "ok", "ok", "ok"] });
    await check(ctx, 131);
    expect((await notices(ctx)).map(({ type }) => type)).toEqual(["alert.fired", "alert.resolved"]);
    expect(await getAlert(ctx, id)).toMatchObject({
      state: "quiet",
      events: [{ state: "quiet", value: 1 }, { state: "firing" }],
    });
  });

  it("is told once by many workers at the same time", async () => {
    const { ctx } = await openProject();
    const { id } = await createAlert(ctx, asked());
    await sendHandoffs(ctx, { at: later(59), outcomes: ["failed", "failed", "failed", "failed"] });

    const taken = await Promise.all(Array.from({ length: 5 }, () => check(ctx, 60)));

    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await notices(ctx)).toHaveLength(2);
    expect((await getAlert(ctx, id)).events).toHaveLength(1);
  });

  it("goes on as it was under another name, and begins anew with another condition", async () => {
    const { ctx } = await openProject();
    const { id } = await createAlert(ctx, asked());
    await sendHandoffs(ctx, { at: later(59), outcomes: ["failed", "failed", "failed", "failed"] });
    await check(ctx, 60);

    const renamed = await saveAlert(ctx, { ...asked({ name: "Refunds" }), id });
    expect(renamed).toMatchObject({ name: "Refunds", state: "firing", last_value: 0 });
    const moved = await saveAlert(ctx, { ...asked({}, { threshold: 0.5 }), id });
    expect(moved).toMatchObject({ state: "quiet", last_value: null });
    expect(await notices(ctx)).toHaveLength(2);
  });

  it("says in its history that no channel was there to tell", async () => {
    const ctx = await projects.context();
    const { id } = await createAlert(ctx, asked());
    await sendHandoffs(ctx, { at: later(59), outcomes: ["failed", "failed", "failed", "failed"] });
    await check(ctx, 60);

    expect(await getAlert(ctx, id)).toMatchObject({
      state: "firing",
      events: [{ state: "firing", is_told: false }],
    });
  });

  it("neither fires nor is over with too few to say", async () => {
    const { ctx } = await openProject();
    const { id } = await createAlert(ctx, asked());
    await check(ctx, 1);
    expect(await getAlert(ctx, id)).toMatchObject({ last_value: null, is_unknown: true });

    await sendHandoffs(ctx, { at: later(2), outcomes: ["failed", "failed", "failed"] });
    await check(ctx, 3);
    expect(await getAlert(ctx, id)).toMatchObject({
      state: "quiet",
      last_value: 0,
      last_sample: 3,
      is_unknown: true,
    });
  });

  it("watches a pair for itself", async () => {
    const { ctx } = await openProject();
    const pair = { from: "Desk", to: "Writer" };
    const { id } = await createAlert(ctx, asked({}, { pair }));
    await sendHandoffs(ctx, { at: later(9), outcomes: ["failed", "failed", "failed", "failed"] });
    await sendHandoffs(ctx, { at: later(9), outcomes: ["ok", "ok", "ok", "ok"], to: "Writer" });
    await check(ctx, 10);

    expect(await getAlert(ctx, id)).toMatchObject({ state: "quiet", last_value: 1 });
  });

  it("is heard of after a silence only, if it fires still", async () => {
    const { ctx } = await openProject();
    const { id } = await createAlert(ctx, asked());
    await silenceAlert(ctx, { id, until: "2026-01-15T12:30:00Z" });
    await sendHandoffs(ctx, { at: later(9), outcomes: ["failed", "failed", "failed", "failed"] });
    await check(ctx, 10);
    expect(await notices(ctx)).toHaveLength(0);
    expect(await getAlert(ctx, id)).toMatchObject({
      state: "firing",
      events: [{ is_told: false }],
    });

    await check(ctx, 30);
    expect(await notices(ctx)).toHaveLength(2);
  });

  it("begins anew when its condition is changed, and is checked at once", async () => {
    const { ctx } = await openProject();
    const { id } = await createAlert(ctx, asked());
    await sendHandoffs(ctx, { at: later(9), outcomes: ["ok", "ok", "failed", "failed"] });
    await check(ctx, 10);
    await saveAlert(ctx, { ...asked({}, { threshold: 0.4 }), id });
    expect(await getAlert(ctx, id)).toMatchObject({ state: "quiet", last_checked_at: null });

    expect(await check(ctx, 10)).toBe(1);
    expect(await getAlert(ctx, id)).toMatchObject({ state: "quiet", last_value: 0.5 });
  });

  it("counts what waits for people, and silence", async () => {
    const { ctx } = await openProject();
    const none = { measure: "handoffs", comparison: "below", threshold: 1 };
    const silent = await createAlert(ctx, asked({ name: "Silence" }, none));
    const many = { measure: "open_approvals", comparison: "above", threshold: 0 };
    const waiting = await createAlert(ctx, asked({ name: "Inbox" }, many));
    await check(ctx, 1);

    expect(await getAlert(ctx, silent.id)).toMatchObject({ state: "firing", last_value: 0 });
    expect(await getAlert(ctx, waiting.id)).toMatchObject({ state: "quiet", last_value: 0 });
  });

  it("is tested on the channels that there are", async () => {
    const { ctx, ops, other } = await openProject();
    const { id } = await createAlert(ctx, asked({ channel_ids: [ops.id, other.id] }));
    await deleteChannel(ctx, other.id);

    expect(await testAlert(ctx, id)).toEqual({ notices: 1 });
    expect(await notices(ctx)).toMatchObject([{ type: "alert.test", channel: ops.id }]);
  });

  it("is of its project only, and is for administrators to change", async () => {
    const { ctx, ops } = await openProject();
    const { id } = await createAlert(ctx, asked());
    const stranger = await projects.context();
    const viewer = {
      ...ctx,
      actor: { kind: "api_key" as const, id: "k", label: "k", scopes: ["read" as const] },
    };

    await expect(getAlert(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteAlert(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(createAlert(stranger, asked({ channel_ids: [ops.id] }))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(silenceAlert(viewer, { id, until: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await getAlert(viewer, id)).toMatchObject({ id });
    await deleteAlert(ctx, id);
    await expect(getAlert(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  });
});
