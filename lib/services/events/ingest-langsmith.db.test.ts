import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffListQuery, TraceListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { getHandoff } from "../handoffs/get-handoff";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getSession } from "../sessions/get-session";
import { getTrace } from "../traces/get-trace";
import { listTraces } from "../traces/list-traces";
import { ingestLangsmith } from "./ingest-langsmith";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;
type Run = Record<string, Json> & { id: string };

const fixture = async (name: string) =>
  JSON.parse(
    (await readFile(new URL(`../../ingest/fixtures/${name}`, import.meta.url))).toString(),
  );
const runsOf = async (scenario: string): Promise<Run[]> =>
  (await fixture(`langgraph/${scenario}.langsmith-batch.json`)).body.post;
const send = (ctx: Context, body: { post?: Run[]; patch?: Run[] }) =>
  ingestLangsmith(ctx, { bytes: Buffer.from(JSON.stringify(body)), form: { as: "batch" } });

/** A run as the tracer sends it in two: when it starts, and what is new when it ends. */
function halvesOf(run: Run): { post: Run; patch: Run } {
  const { inputs, outputs, end_time, error, name, run_type, start_time, ...shared } = run;
  const ended = Object.fromEntries(
    Object.entries({ outputs, end_time, error }).filter(([, value]) => value !== undefined),
  );
  return {
    post: { ...shared, name, run_type, start_time, inputs } as Run,
    patch: { ...shared, ...ended } as Run,
  };
}

async function multipart(runs: Run[]): Promise<{ bytes: Uint8Array; contentType: string | null }> {
  const form = new FormData();
  const add = (name: string, value: Json | undefined) => {
    const text = JSON.stringify(value);
    form.append(name, new Blob([text], { type: `application/json; length=${text.length}` }));
  };
  for (const { inputs, outputs, events, extra, serialized, error, ...rest } of runs) {
    add(`post.${rest.id}`, rest);
    const fields = { inputs, outputs, events, extra, serialized, error };
    for (const [field, value] of Object.entries(fields)) {
      if (value !== undefined) add(`post.${rest.id}.${field}`, value);
    }
  }
  const response = new Response(form);
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    contentType: response.headers.get("content-type"),
  };
}

const edges = (handoffs: { from_agent: string | null; to_agent: string | null }[]) =>
  handoffs.map(({ from_agent: from, to_agent: to }) => `${from}>${to}`);
const handoffsIn = async (ctx: Context) =>
  (await listHandoffs(ctx, HandoffListQuery.parse({}))).items;

async function traceOf(ctx: Context) {
  const { items } = await listTraces(ctx, TraceListQuery.parse({}));
  expect(items).toHaveLength(1);
  return getTrace(ctx, TraceId.parse(items[0]?.id));
}

describe("runs of the LangSmith tracer", () => {
  it("shows the handoff of a Command, what it sent and what was received", async () => {
    const ctx = await projects.context();
    const runs = await runsOf("command_route");
    const [expected] = (await fixture("openai/expected-handoffs.json")).langgraph.command_route;

    const result = await send(ctx, { post: runs, patch: [] });

    expect(result).toEqual({ accepted: runs.length, duplicates: 0, rejected: [] });
    const [item, ...others] = await handoffsIn(ctx);
    expect(others).toEqual([]);
    const handoff = await getHandoff(ctx, { id: HandoffId.parse(item?.id) });
    expect(handoff).toMatchObject({
      from_agent: expected.from,
      to_agent: expected.to,
      type: expected.type,
      outcome: "succeeded",
    });
    expect(JSON.stringify(handoff.context.sent?.value)).toContain(expected.task);
    expect(JSON.stringify(handoff.context.received?.value)).toContain("[masked:");
    expect((await traceOf(ctx)).trace).toMatchObject({
      session_id: "thread_command_route",
      usage: { input_tokens: 20, output_tokens: 10 },
    });
  });

  it("shows an interrupt and what came after it as one session", async () => {
    const ctx = await projects.context();
    const expected: { from: string; to: string }[] = (
      await fixture("openai/expected-handoffs.json")
    ).langgraph.interrupt_approve;

    await send(ctx, { post: await runsOf("interrupt_approve") });

    const { handoffs } = await getSession(ctx, "thread_interrupt_approve");
    expect(edges(handoffs)).toEqual(expected.map(({ from, to }) => `${from}>${to}`));
    expect(handoffs.some(({ outcome }) => outcome === "failed")).toBe(false);
  });

  it("counts no failure for what only bubbles up", async () => {
    const ctx = await projects.context();
    await send(ctx, { post: await runsOf("interrupt_approve") });

    const { items } = await listTraces(ctx, TraceListQuery.parse({}));

    expect(items.map(({ error_count: errors }) => errors)).toEqual([0, 0]);
  });

  it.each(["batch", "post", "multipart"] as const)("reads the same from a %s", async (as) => {
    const [batch, other] = [await projects.context(), await projects.context()];
    const runs = await runsOf("command_route");
    await send(batch, { post: runs });

    if (as === "multipart") {
      const { bytes, contentType } = await multipart(runs);
      await ingestLangsmith(other, { bytes, form: { as, contentType } });
    } else if (as === "post") {
      for (const run of runs) {
        await ingestLangsmith(other, { bytes: Buffer.from(JSON.stringify(run)), form: { as } });
      }
    } else await send(other, { post: runs.toReversed() });

    expect(await traceOf(other)).toEqual(await traceOf(batch));
  });

  it.each<[string, (ctx: Context, halves: { post: Run; patch: Run }[]) => Promise<unknown>]>([
    [
      "in one batch",
      (ctx, halves) =>
        send(ctx, {
          post: halves.map(({ post }) => post),
          patch: halves.map(({ patch }) => patch),
        }),
    ],
    [
      "later",
      async (ctx, halves) => {
        await send(ctx, { post: halves.map(({ post }) => post) });
        expect((await traceOf(ctx)).trace).toMatchObject({ status: "running", ended_at: null });
        for (const { patch } of halves) {
          const bytes = Buffer.from(JSON.stringify(patch));
          await ingestLangsmith(ctx, { bytes, form: { as: "patch", id: patch.id } });
        }
      },
    ],
  ])("puts a patch to its post %s", async (_when, sendHalves) => {
    const [whole, halved] = [await projects.context(), await projects.context()];
    const runs = await runsOf("command_route");
    await send(whole, { post: runs });

    await sendHalves(halved, runs.map(halvesOf));

    expect(await traceOf(halved)).toEqual(await traceOf(whole));
  });

  it("finds the same handoffs when patches overtake their posts", async () => {
    const ctx = await projects.context();
    const halves = (await runsOf("command_route")).map(halvesOf);

    await send(ctx, { patch: halves.map(({ patch }) => patch) });
    await send(ctx, { post: halves.map(({ post }) => post) });

    expect(edges(await handoffsIn(ctx))).toEqual(["triage>billing"]);
    expect((await traceOf(ctx)).trace).toMatchObject({ status: "succeeded" });
  });

  it("changes nothing when a batch is sent again", async () => {
    const ctx = await projects.context();
    const post = await runsOf("command_route");
    await send(ctx, { post });
    const before = await traceOf(ctx);

    expect(await send(ctx, { post })).toMatchObject({ accepted: 0, duplicates: post.length });

    expect(await traceOf(ctx)).toEqual(before);
  });

  it("keeps the neighbours of a bad run", async () => {
    const ctx = await projects.context();
    const [run = { id: "" }] = await runsOf("command_route");

    const { accepted, rejected } = await send(ctx, { post: [{ id: "x" }, run] });

    expect(accepted).toBe(1);
    expect(rejected).toEqual([
      expect.objectContaining({ index: 0, message: expect.stringContaining("start_time") }),
    ]);
  });

  it("takes a run of several megabytes", async () => {
    const ctx = await projects.context();
    const [run = { id: "" }] = await runsOf("command_route");
    const { bytes, contentType } = await multipart([
      { ...run, inputs: { document: "é".repeat(3_000_000) } },
    ]);

    const result = await ingestLangsmith(ctx, { bytes, form: { as: "multipart", contentType } });

    expect(result).toMatchObject({ accepted: 1, rejected: [] });
  });
});
