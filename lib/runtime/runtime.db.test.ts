import { clock as now } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { openTestProjects } from "@/db/testing/test-project";
import type { RunDto } from "@/lib/contracts/run";
import { isRecord } from "@/lib/domain/json";
import { HANDOFF_PATTERNS } from "@/lib/domain/handoff/taxonomy";
import { TraceId } from "@/lib/domain/ids";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { RunId, type TaskPayload } from "@/lib/domain/task/task";
import type { WorkflowInput } from "@/lib/domain/orchestration/workflow";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import type { ServiceContext } from "@/lib/services/context";
import { listTraceEvents } from "@/lib/services/traces/list-trace-events";
import { getTrace } from "@/lib/services/traces/get-trace";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { getRun } from "@/lib/services/runs/get-run";
import { retryRun } from "@/lib/services/runs/retry-run";
import { startRun } from "@/lib/services/runs/start-run";
import { listVersions } from "@/lib/services/blackboard/list-versions";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import type { Runner } from "./ports";
import { startWorker } from "./start-worker";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

/** What agents of these names do; all others say what they were given. */
const behaviours: Record<string, Runner> = {
  fails: async () => ({ kind: "failed", error: { type: "agent_error", message: "no luck" } }),
  throws: async () => {
    throw new Error("a bug");
  },
  rejects: async () => ({ kind: "rejected", reason: "not my work" }),
  recovers: async ({ attempt }) =>
    attempt < 2
      ? { kind: "failed", error: { type: "agent_error", message: "not yet" } }
      : { kind: "completed", result: { attempt } },
  hangs: (_task, { signal }) =>
    new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve({ kind: "completed", result: "too late" }));
    }),
};
const scripted: Runner = async (task, io) => {
  await io.accept();
  const behaviour = behaviours[task.agent];
  if (behaviour) return behaviour(task, io);
  return { kind: "completed", result: { by: task.agent, got: task.context } };
};

beforeAll(async () => {
  projects = await openTestProjects();
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { scripted } });
});
afterAll(async () => {
  await worker.stop();
  await projects.close();
});

/** More than goes in one chunk. */
const PAGES = Array.from({ length: 500 }, (_, page) => `Page ${page}: Ägypten, 東京 and “quotes”`);

async function projectWith(agents: readonly string[]): Promise<ServiceContext> {
  const ctx = { ...(await projects.context()), now };
  for (const name of agents) {
    await upsertAgent(projects.db, {
      projectId: ctx.projectId,
      name,
      kind: "scripted",
      role: "specialist",
      capabilities: ["work"],
      description: null,
      endpoint: null,
      isDown: false,
    });
  }
  return ctx;
}

const flow = (
  stages: WorkflowInput["stages"],
  more: Partial<WorkflowInput> = {},
): WorkflowInput => ({
  name: "flow",
  stages,
  ...more,
});
const stage = (id: string, agent: string, more: Partial<WorkflowInput["stages"][number]> = {}) => ({
  id,
  target: { agent },
  task: `do ${id}`,
  ...more,
});

async function start(ctx: ServiceContext, document: WorkflowInput, input = {}): Promise<RunDto> {
  await saveWorkflow(ctx, { document });
  return startRun(ctx, { workflow: WorkflowName.parse(document.name), input });
}

/** Reads until it is so; the limit is the test's own. */
async function until<Value>(
  read: () => Promise<Value>,
  isSo: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await read();
    if (isSo(value)) return value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
const settled = (ctx: ServiceContext, { id }: RunDto) =>
  until(
    () => getRun(ctx, id),
    ({ status }) => status !== "running",
  );

const typeOf = (value: unknown) => typeof value;

async function traceOf(ctx: ServiceContext, run: RunDto) {
  await deliverTraces(ctx, [TraceId.parse(run.trace_id)]);
  return getTrace(ctx, TraceId.parse(run.trace_id));
}

describe("the runtime", () => {
  it("runs stages one after the other and gives each what it asked for", async () => {
    const ctx = await projectWith(["a", "b"]);
    const document = flow(
      [
        stage("one", "a", { context: { industry: "/input/industry" } }),
        stage("two", "b", { depends_on: ["one"], context: { by: "/results/one/by" } }),
      ],
      { result: { last: "/results/two/got/by" } },
    );

    const run = await settled(ctx, await start(ctx, document, { industry: "fintech" }));

    expect(run).toMatchObject({ status: "completed", result: { last: "a" } });
  });

  it("is a trace like any other: handoffs and returns, with the request in every one", async () => {
    const ctx = await projectWith(["a", "b"]);
    const document = flow([stage("one", "a"), stage("two", "b", { depends_on: ["one"] })]);

    const run = await settled(ctx, await start(ctx, document, { budget: 5000 }));
    const { trace, handoffs } = await traceOf(ctx, run);

    expect(trace).toMatchObject({ status: "succeeded", handoff_count: 4, source: "baton" });
    const { serialization_ms, network_ms, init_ms, deserialization_ms } = handoffs[0]?.timing ?? {};
    const known = [serialization_ms, network_ms, init_ms, deserialization_ms].map(typeOf);
    expect(known).toEqual(["number", "number", "number", "number"]);
    expect(
      handoffs.map(({ type, from_agent, to_agent, outcome }) => [
        type,
        from_agent,
        to_agent,
        outcome,
      ]),
    ).toEqual([
      ["route", "orchestrator", "a", "succeeded"],
      ["return", "a", "orchestrator", "succeeded"],
      ["route", "orchestrator", "b", "succeeded"],
      ["return", "b", "orchestrator", "succeeded"],
    ]);
  });

  it.each([
    ["what it throws", "throws", { type: "agent_error", message: "one: a bug" }],
    ["what it reports", "fails", { type: "agent_error", message: "one: no luck" }],
    ["its no", "rejects", { type: "rejected", message: "one: not my work" }],
    [
      "that nobody knows it",
      "nobody",
      { type: "unknown_agent", message: 'one: There is no agent "nobody".' },
    ],
  ])("ends with what an agent fails of: %s", async (_what, agent, error) => {
    const ctx = await projectWith(["throws", "fails", "rejects"]);

    const run = await settled(ctx, await start(ctx, flow([stage("one", agent)])));

    expect(run).toMatchObject({ status: "failed", error });
  });

  it("tries again as the fallback chain says", async () => {
    const ctx = await projectWith(["recovers"]);
    const fallback = [{ retry: { times: 2, backoff_ms: 1 } }];

    const run = await settled(
      ctx,
      await start(ctx, flow([stage("one", "recovers", { fallback })])),
    );

    expect(run).toMatchObject({ status: "completed", result: { one: { attempt: 2 } } });
    const { handoffs } = await traceOf(ctx, run);
    expect(handoffs.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
      "route failed",
      "loop succeeded",
      "return succeeded",
    ]);
  });

  it("goes on with a failed run where it failed", async () => {
    const ctx = await projectWith(["a", "fails"]);
    const document = flow([stage("one", "a"), stage("two", "fails", { depends_on: ["one"] })]);
    const failed = await settled(ctx, await start(ctx, document));
    const saved = behaviours["fails"];
    behaviours["fails"] = async () => ({ kind: "completed", result: "better" });

    await retryRun(ctx, failed.id);
    const run = await settled(ctx, failed);
    if (saved) behaviours["fails"] = saved;

    expect(failed.status).toBe("failed");
    expect(run).toMatchObject({ status: "completed", result: { two: "better" } });
  });

  it("goes on with what was withdrawn because another part failed", async () => {
    const ctx = await projectWith(["fails", "hangs"]);
    const failed = await settled(
      ctx,
      await start(ctx, flow([stage("a", "hangs"), stage("b", "fails")])),
    );
    const saved = { ...behaviours };
    const done: Runner = async () => ({ kind: "completed", result: "better" });
    Object.assign(behaviours, { fails: done, hangs: done });

    await retryRun(ctx, failed.id);
    const run = await settled(ctx, failed);
    Object.assign(behaviours, saved);

    expect(failed.status).toBe("failed");
    expect(run).toMatchObject({ status: "completed", result: { a: "better", b: "better" } });
  });

  it("is started by a key that may run, and nothing else", async () => {
    const ctx = await projectWith(["a"]);
    await saveWorkflow(ctx, { document: flow([stage("one", "a")]) });
    const actor = { kind: "api_key" as const, id: "k", label: "runner", scopes: ["run" as const] };

    const run = await startRun(
      { ...ctx, actor },
      { workflow: WorkflowName.parse("flow"), input: {} },
    );

    expect(run.started_by).toBe("runner");
  });

  it("gives the same result under every pattern", async () => {
    const results = [];
    for (const pattern of HANDOFF_PATTERNS) {
      const ctx = await projectWith(["a", "b", "c", "d"]);
      const all = { pattern, context: { topic: "/input/topic", pages: "/input/pages" } };
      const found = { a: "/results/one/got/pages", b: "/results/two/got/topic" };
      const document = flow(
        [
          stage("one", "a", all),
          stage("two", "b", all),
          stage("three", "c", { pattern, depends_on: ["one", "two"], context: found }),
          stage("four", "d", {
            pattern,
            depends_on: ["three"],
            context: { all: "/results/three/got" },
          }),
        ],
        { result: { last: "/results/four/got/all" } },
      );

      const run = await settled(
        ctx,
        await start(ctx, document, { topic: "Größe 🚀", pages: PAGES }),
      );

      expect(run.status).toBe("completed");
      results.push(run.result);
      const { handoffs } = await traceOf(ctx, run);
      const forth = handoffs.filter(({ type }) => type === "route");
      expect(forth.map((handoff) => [handoff.pattern, handoff.outcome])).toEqual(
        Array.from({ length: 4 }, () => [pattern, "succeeded"]),
      );
    }

    const [push] = results;
    expect(push).toMatchObject({ last: { a: PAGES, b: "Größe 🚀" } });
    expect(results).toEqual(HANDOFF_PATTERNS.map(() => push));
  });

  it("queues what is to be pulled for any worker, also where the same one could go on", async () => {
    const ctx = await projectWith(["a", "b"]);
    const [one, two] = [
      stage("one", "a", { pattern: "pull" }),
      stage("two", "b", { pattern: "pull", depends_on: ["one"] }),
    ];

    const run = await settled(ctx, await start(ctx, flow([one, two])));

    expect(run.status).toBe("completed");
    const traceId = TraceId.parse(run.trace_id);
    await deliverTraces(ctx, [traceId]);
    const { items } = await listTraceEvents(ctx, traceId, { limit: 200 });
    const steps = items.flatMap(({ event, body }) =>
      event === "handoff_progressed" && isRecord(body) ? [body["step"]] : [],
    );
    expect(steps.filter((step) => step === "queued")).toHaveLength(2);
    expect(steps).not.toContain("delivered");
  });

  it("sends what goes as a stream in chunks, and nothing of it otherwise", async () => {
    const ctx = await projectWith(["a"]);
    const one = stage("one", "a", { pattern: "streaming", context: { pages: "/input/pages" } });

    const run = await settled(ctx, await start(ctx, flow([one]), { pages: PAGES }));

    const [sent] = await ctx.db.execute<{ payload: TaskPayload }>(
      sql`select payload from task where project_id = ${ctx.projectId}`,
    );
    expect(sent?.payload.context).not.toHaveProperty("pages");
    const chunks = await ctx.db.execute<{ bytes: number }>(
      sql`select bytes from handoff_chunk where project_id = ${ctx.projectId}`,
    );
    expect(chunks.length).toBeGreaterThan(1);
    expect(run).toMatchObject({ status: "completed", result: { one: { got: { pages: PAGES } } } });
  });

  it("sends only the key of what lies on the blackboard, and records who read it", async () => {
    const ctx = await projectWith(["a"]);
    const one = stage("one", "a", { pattern: "blackboard", context: { topic: "/input/topic" } });

    const run = await settled(ctx, await start(ctx, flow([one]), { topic: "stripe" }));

    const handoffId = `${run.id}.one.1`;
    const [sent] = await ctx.db.execute<{ payload: TaskPayload }>(
      sql`select payload from task where project_id = ${ctx.projectId}`,
    );
    expect(sent?.payload.context).not.toHaveProperty("topic");
    const key = BoardKey.parse(sent?.payload.output_key);
    expect(key).toContain(handoffId);
    const { items } = await listVersions(ctx, { key, agent: undefined, limit: 5 });
    expect(items).toMatchObject([{ value: { topic: "stripe" }, read_by: [{ reader: "a" }] }]);
  });

  it("waits at a gate for a person, who may change what is sent", async () => {
    const ctx = await projectWith(["a"]);
    const document = flow([
      stage("one", "a", { approval: { question: "Send?" }, context: { to: "/input/to" } }),
    ]);
    const waiting = await settled(ctx, await start(ctx, document, { to: "all" }));
    const id = ApprovalId.parse(approvalOf(waiting));

    await decideApproval(ctx, { id, decision: "edit", edited: { to: "one" } });
    const run = await settled(ctx, waiting);

    expect(waiting.status).toBe("waiting");
    expect(run).toMatchObject({ status: "completed", result: { one: { got: { to: "one" } } } });
    const { trace, handoffs } = await traceOf(ctx, run);
    expect(trace.status).toBe("succeeded");
    expect(handoffs.map(({ type }) => type)).toEqual(["escalate", "route", "return"]);
  });

  it("sends nothing after a no, and takes one decision only", async () => {
    const ctx = await projectWith(["a"]);
    const document = flow([stage("one", "a", { approval: { question: "Send?" } })]);
    const waiting = await settled(ctx, await start(ctx, document));
    const id = ApprovalId.parse(approvalOf(waiting));

    const decisions = await Promise.allSettled([
      decideApproval(ctx, { id, decision: "reject", reason: "too early" }),
      decideApproval(ctx, { id, decision: "reject", reason: "too early" }),
    ]);

    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await getRun(ctx, waiting.id)).toMatchObject({
      status: "cancelled",
      error: { type: "rejected_by_human" },
    });
    expect((await traceOf(ctx, waiting)).handoffs.map(({ type }) => type)).toEqual(["escalate"]);
  });

  it("cancels what is at work, and does not hear what it says afterwards", async () => {
    const ctx = await projectWith(["hangs"]);
    const run = await start(ctx, flow([stage("one", "hangs")]));

    await cancelRun(ctx, { id: run.id, reason: "changed my mind" });

    expect(await getRun(ctx, run.id)).toMatchObject({
      status: "cancelled",
      error: { message: "changed my mind" },
    });
  });

  it("ends a handoff that takes too long", async () => {
    const ctx = await projectWith(["hangs"]);
    const document = flow([stage("one", "hangs", { timeout_ms: 100, ack_timeout_ms: 100 })]);

    const run = await settled(ctx, await start(ctx, document));

    expect(run).toMatchObject({ status: "failed", error: { type: "timed_out" } });
  });

  it("starts once, however often it is asked with one key", async () => {
    const ctx = await projectWith(["a"]);
    await saveWorkflow(ctx, { document: flow([stage("one", "a")]) });
    const again = () =>
      startRun(ctx, { workflow: WorkflowName.parse("flow"), input: {}, idempotencyKey: "k" });

    const runs = await Promise.all([again(), again(), again()]);

    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ["an input that does not fit", { n: "x" }, "invalid_input"],
    [
      "a secret",
      {
        n: 1,
        key: "sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqAA",
      },
      "credential_in_payload",
    ],
  ])("refuses %s", async (_what, input, code) => {
    const ctx = await projectWith(["a"]);
    const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };

    const started = start(ctx, flow([stage("one", "a")], { input: schema }), input);

    await expect(started).rejects.toMatchObject({ code });
  });

  it("refuses an input that its schema would never be done with", async () => {
    const ctx = await projectWith(["a"]);
    const schema = { type: "object", properties: { n: { type: "string", pattern: "^(a+)+$" } } };
    const document = flow([stage("one", "a")], { input: schema });

    const started = start(ctx, document, { n: `${"a".repeat(50)}!` });

    await expect(started).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("does not know another project's run", async () => {
    const [mine, other] = [await projectWith(["a"]), await projectWith([])];
    const run = await start(mine, flow([stage("one", "a")]));

    await expect(getRun(other, RunId.parse(run.id))).rejects.toMatchObject({ code: "not_found" });
  });
});

function approvalOf({ waiting_for: waiting }: RunDto): string {
  return waiting && "approval_id" in waiting ? waiting.approval_id : "";
}
