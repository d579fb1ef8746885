import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffListQuery, TraceListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanos } from "@/lib/domain/time";
import { getHandoff } from "../handoffs/get-handoff";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getTrace } from "../traces/get-trace";
import { listTraces } from "../traces/list-traces";
import { ingestOpenaiAgents } from "./ingest-openai-agents";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;
type Item = Record<string, Json>;

const fixture = async (name: string) =>
  (
    await readFile(new URL(`../../ingest/fixtures/openai/${name}.json`, import.meta.url))
  ).toString();
const itemsOf = async (scenario: string): Promise<Item[]> =>
  JSON.parse(await fixture(`${scenario}.ingest`)).data;
const send = (ctx: Context, data: Json[]) =>
  ingestOpenaiAgents(ctx, Buffer.from(JSON.stringify({ data })));

async function onlyTrace(ctx: Context) {
  const { items } = await listTraces(ctx, TraceListQuery.parse({}));
  expect(items).toHaveLength(1);
  return getTrace(ctx, TraceId.parse(items[0]?.id));
}

async function onlyHandoff(ctx: Context) {
  const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));
  expect(items).toHaveLength(1);
  return getHandoff(ctx, { id: HandoffId.parse(items[0]?.id) });
}

describe("an export of the OpenAI Agents SDK", () => {
  it.each(["route_plain", "route_input_filter"])("shows the handoff of %s", async (scenario) => {
    const ctx = await projects.context();
    const items = await itemsOf(scenario);
    const [expected] = JSON.parse(await fixture("expected-handoffs")).openai[scenario].handoffs;

    const result = await send(ctx, items);

    expect(result).toEqual({ accepted: items.length, duplicates: 0, rejected: [] });
    const handoff = await onlyHandoff(ctx);
    expect(handoff).toMatchObject({
      from_agent: expected.from,
      to_agent: expected.to,
      type: expected.type,
      outcome: "succeeded",
    });
    const { held, sent, received } = handoff.context;
    expect(received?.value).toHaveLength(expected.context_items_received);
    const [before, after] = [held ?? sent, received].map((stage) => JSON.stringify(stage?.value));
    expect(before).toContain("[masked:");
    expect(after?.includes("[masked:")).toBe(expected.secret_received);
  });

  it("shows workflow, session, tokens and times of the run", async () => {
    const ctx = await projects.context();
    await send(ctx, await itemsOf("route_plain"));

    const { trace } = await onlyTrace(ctx);

    expect(trace).toMatchObject({
      name: "harness/route_plain",
      session_id: "thread_route_plain",
      status: "succeeded",
      started_at: "2026-11-21T00:34:52.417000000Z",
      usage: { input_tokens: 30, output_tokens: 15 },
    });
  });

  it("reads the request as it is on the wire", async () => {
    const ctx = await projects.context();
    const request = JSON.parse(await fixture("exporter-http-request"));

    const { accepted, rejected } = await send(ctx, request.body.data);

    expect([accepted, rejected]).toEqual([request.body.data.length, []]);
  });

  it("changes nothing when an export is sent again, or its trace a second time", async () => {
    const ctx = await projects.context();
    const items = await itemsOf("route_plain");
    await send(ctx, items);
    const before = await onlyTrace(ctx);

    expect(await send(ctx, items)).toEqual({
      accepted: 0,
      duplicates: items.length,
      rejected: [],
    });
    expect(await onlyTrace(ctx)).toEqual(before);
  });

  it("changes nothing when only the trace is sent again, after a human's approval", async () => {
    const ctx = await projects.context();
    const items = await itemsOf("route_plain");
    await send(ctx, items);
    const before = await onlyTrace(ctx);
    const later = { ...ctx, now: () => nanos("1795300000000000000") };

    expect(await send(later, [items[0] ?? null])).toMatchObject({ accepted: 0, duplicates: 1 });

    const { usage: _usage, ...trace } = before.trace;
    expect(await onlyTrace(ctx)).toMatchObject({ handoffs: before.handoffs, trace });
  });

  it("gives the same handoff when parents come later than their children", async () => {
    const [whole, parts] = [await projects.context(), await projects.context()];
    const items = await itemsOf("route_input_filter");
    await send(whole, items);

    for (const item of items) await send(parts, [item]);

    const [one, other] = [await onlyHandoff(whole), await onlyHandoff(parts)];
    expect([other.from_agent, other.to_agent, other.outcome]).toEqual([
      one.from_agent,
      one.to_agent,
      one.outcome,
    ]);
    expect(other.context.received?.value).toEqual(one.context.received?.value);
  });

  it("keeps the neighbours of a bad item", async () => {
    const ctx = await projects.context();
    const [trace = null, span = null] = await itemsOf("route_plain");

    const { accepted, rejected } = await send(ctx, [trace, { object: "trace.span" }, span]);

    expect(accepted).toBe(2);
    expect(rejected).toEqual([
      expect.objectContaining({ index: 1, message: expect.stringContaining("trace_id") }),
    ]);
  });

  it("takes a forced flush of any number of items", { timeout: 60_000 }, async () => {
    const ctx = await projects.context();
    const span = (await itemsOf("route_plain"))[2] ?? {};
    const items = Array.from({ length: 10_050 }, (_, n): Json => ({ ...span, id: `span_${n}` }));

    const { accepted, rejected } = await send(ctx, [...items, 7]);

    expect(accepted).toBe(10_050);
    expect(rejected).toEqual([expect.objectContaining({ index: 10_050 })]);
  });

  it("stores no secret anywhere", async () => {
    const ctx = await projects.context();
    const items = await itemsOf("route_plain");
    const secret = /sk-test-FAKE0+/.exec(JSON.stringify(items))?.[0] ?? "";
    expect(secret).not.toBe("");

    await send(ctx, items);

    for (const table of ["trace", "handoff", "span", "event", "payload", "agent"]) {
      const rows = await ctx.db.execute(
        sql`select t::text as row from ${sql.identifier(table)} t where project_id = ${ctx.projectId}`,
      );
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });
});
