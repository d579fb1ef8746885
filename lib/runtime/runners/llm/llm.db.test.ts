import { clock as now } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { HandoffId } from "@/lib/domain/ids";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { AppError } from "@/lib/errors";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { readValue } from "@/lib/services/blackboard/read-value";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { startRun } from "@/lib/services/runs/start-run";
import { claimTasks } from "@/lib/services/tasks/claim-tasks";
import { finishTask } from "@/lib/services/tasks/finish-task";
import { handOff } from "@/lib/services/tasks/hand-off";
import { listInbox } from "@/lib/services/tasks/list-inbox";
import { getTrace } from "@/lib/services/traces/get-trace";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { startWorker } from "../../start-worker";
import { createLlmRunner } from "./llm";
import { openModelServer, type Said } from "./model-server.fixture";

const BYTES_MAX = 100_000;
const KEY = "sk-of-the-vault";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;
let models: Awaited<ReturnType<typeof openModelServer>>;

beforeAll(async () => {
  projects = await openTestProjects();
  models = await openModelServer();
  const llm = createLlmRunner({
    fetch: createGuardedFetch({ allowedHosts: [models.host], bytesMax: BYTES_MAX }),
    credentialFor: async (_ctx, { name }) => {
      if (name === "MODEL_KEY") return KEY;
      throw new AppError("not_found", `The vault has no secret ${name}.`);
    },
  });
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { llm } });
});
afterAll(async () => {
  await worker.stop();
  models.close();
  await projects.close();
});

type Model = { says: Said[]; settings?: object };

/** A project where "worker" is a model that says this, and "helper" and "other" come to their inbox. */
async function projectWith({ says, settings = {} }: Model) {
  const ctx: ServiceContext = { ...(await projects.context()), now };
  const model = ctx.projectId;
  models.script(model, (_asked, step) => says[step] ?? { text: "nothing more to say" });
  const agent = { kind: "llm", endpoint: models.endpoint, settings: { model, ...settings } };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: "worker" });
  for (const name of ["helper", "other"]) {
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name });
  }
  return { ctx, asked: () => models.asked(model) };
}

async function send(ctx: ServiceContext, more: object = {}) {
  const asked = {
    from_agent: "boss",
    to_agent: "worker",
    task: "count",
    context: { of: "apples" },
  };
  const sent = await handOff(ctx, HandOffRequest.parse({ ...asked, ...more }));
  return { ctx, id: sent.handoff_id, traceId: sent.trace_id };
}
type Sent = Awaited<ReturnType<typeof send>>;

async function until<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

const ended = ({ ctx, id, traceId }: Sent) =>
  until(async () => {
    await deliverTraces(ctx, [traceId]);
    const handoff = await getHandoff(ctx, { id, traceId });
    return handoff.outcome === "in_flight" ? undefined : handoff;
  });

const parked = ({ ctx, id }: Sent) =>
  until(async () => {
    const task = await findTask(ctx.db, { projectId: ctx.projectId, handoffId: id });
    return task?.state === "waiting" ? task : undefined;
  });

async function resultOf({ ctx, id }: Sent) {
  return (await findTask(ctx.db, { projectId: ctx.projectId, handoffId: id }))?.result;
}

async function work(
  ctx: ServiceContext,
  agent: string,
  end: Parameters<typeof finishTask>[1]["end"],
) {
  const claim = { agent, capabilities: [], lease_ms: 30_000, max: 1 };
  const [item] = (await claimTasks(ctx, claim)).items;
  if (!item) throw new Error(`nothing waits for ${agent}`);
  const handoffId = HandoffId.parse(item.handoff_id);
  await finishTask(ctx, { handoffId, lease: item.lease?.token, end });
  return item;
}

async function openApprovals({ projectId }: ServiceContext) {
  return projects.db.execute<{ id: string; action: unknown }>(sql`
    select id, action from approval where project_id = ${projectId} and status = 'waiting'`);
}

/** What the tools answered, as the model read it last. */
function told(asked: ReturnType<typeof models.asked>): unknown[] {
  const messages = asked.at(-1)?.messages ?? [];
  return messages.filter(({ role }) => role === "tool").map(({ content }) => content);
}

describe("an agent that is a model", () => {
  it("reads all that came with the handoff, and its answer is the result", async () => {
    const { ctx, asked } = await projectWith({
      says: [{ text: '```json\n{"total": 7}\n```' }],
      settings: {
        instructions: "You count.",
        api_key_secret: "MODEL_KEY",
        usd_per_million_tokens: { input: 1, output: 10 },
      },
    });

    const sent = await send(ctx, {
      justification: "it counts best",
      acceptance_criteria: ["is a number"],
    });

    expect(await ended(sent)).toMatchObject({
      outcome: "succeeded",
      usage: { input_tokens: 100, output_tokens: 10, cost_usd: 0.0002 },
    });
    expect(await resultOf(sent)).toEqual({ total: 7 });
    const [question] = asked();
    expect(question?.headers.authorization).toBe(`Bearer ${KEY}`);
    const text = JSON.stringify(question?.messages);
    for (const part of ["You count.", "apples", "it counts best", "is a number", "boss"]) {
      expect(text).toContain(part);
    }
    const { trace } = await getTrace(ctx, sent.traceId);
    expect(trace.usage).toMatchObject({ input_tokens: 100, output_tokens: 10 });
    expect(question?.tools?.map(({ function: { name } }) => name)).toEqual(["reject"]);
  });

  it("says no at once, or gives up later", async () => {
    const no: Said = { calls: [["reject", { reason: "no apples here" }]] };
    const first = await projectWith({ says: [no] });
    const later = await projectWith({ says: [{ calls: [["nope", {}]] }, no] });

    expect(await ended(await send(first.ctx))).toMatchObject({ outcome: "rejected" });
    expect(await ended(await send(later.ctx))).toMatchObject({
      outcome: "failed",
      error: { type: "gave_up", message: "no apples here" },
    });
  });

  it("hands on, lays its work down, and goes on once with all results", async () => {
    const { ctx, asked } = await projectWith({
      says: [
        {
          calls: [
            ["handoff", { to: "helper", task: "count the left", context: { side: "left" } }],
            ["handoff", { to: "other", task: "count the right", context: { side: "right" } }],
          ],
        },
        { text: "seven" },
      ],
      settings: { hand_to: ["helper", "other"] },
    });
    const sent = await send(ctx);

    const waiting = await parked(sent);
    const left = await work(ctx, "helper", { state: "completed", result: { left: 3 } });
    const between = await findTask(ctx.db, { projectId: ctx.projectId, handoffId: sent.id });
    await work(ctx, "other", { state: "failed", error: { type: "blind", message: "no light" } });
    const handoff = await ended(sent);

    expect(waiting).toMatchObject({ leaseExpiresAt: null });
    expect(between?.state).toBe("waiting");
    expect(left.context).toMatchObject({
      side: "left",
      parent_context: { original_request: { task: "count", context: { of: "apples" } } },
    });
    expect(handoff).toMatchObject({ outcome: "succeeded", usage: { input_tokens: 200 } });
    expect(told(asked()).map((answer) => JSON.parse(String(answer)))).toEqual([
      { left: 3 },
      { error: { state: "failed", type: "blind", message: "no light" } },
    ]);
    expect(asked()).toHaveLength(2);
    const { handoffs } = await getTrace(ctx, sent.traceId);
    expect(handoffs.filter(({ type }) => type !== "return")).toHaveLength(3);
  });

  it("goes on however close together its results come", async () => {
    const both = ["helper", "other"];
    const calls = both.map((to): [string, object] => ["handoff", { to, task: "t", context: {} }]);
    const says: Said[] = [{ calls }, { text: "seven" }];
    const sent = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { ctx } = await projectWith({ says, settings: { hand_to: both } });
        return send(ctx);
      }),
    );

    for (const each of sent) await parked(each);
    const done = { state: "completed" as const, result: 1 };
    await Promise.all(sent.flatMap(({ ctx }) => both.map((agent) => work(ctx, agent, done))));

    const ends = await Promise.all(sent.map(ended));
    expect(ends.map(({ outcome }) => outcome)).toEqual(sent.map(() => "succeeded"));
  });

  it("withdraws what it handed on and asked when its run is cancelled", async () => {
    const { ctx } = await projectWith({
      says: [
        {
          calls: [
            ["handoff", { to: "helper", task: "count the left", context: {} }],
            ["ask_person", { question: "How many?" }],
          ],
        },
      ],
      settings: { hand_to: ["helper"], ask_person: true },
    });
    const stage = { id: "count", target: { agent: "worker" }, task: "count" };
    await saveWorkflow(ctx, { document: { name: "flow", stages: [stage] } });
    const workflow = Workflow.shape.name.parse("flow");
    const run = await startRun(ctx, { workflow, input: { of: "plums" } });
    const item = await until(async () => (await listInbox(ctx, "helper")).items[0]);

    await cancelRun(ctx, { id: RunId.parse(run.id) });

    expect(item.context).toMatchObject({ parent_context: { original_request: { of: "plums" } } });
    const states = await projects.db.execute<{ state: string }>(sql`
      select state from task where project_id = ${ctx.projectId}`);
    expect(states.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    expect(await openApprovals(ctx)).toEqual([]);
  });

  it("is told what is wrong with a call, and can do better", async () => {
    const { ctx, asked } = await projectWith({
      says: [
        {
          calls: [
            ["handoff", { to: "nobody", task: "t", context: {} }],
            ["handoff", { to: "boss", task: "count", context: {} }],
            ["handoff", { to: "gone", task: "t", context: {} }],
            ["handoff", { to: "helper", task: "t", context: { key: `AKIA${"Z".repeat(16)}` } }],
            ["handoff", { to: "helper" }],
            ["handoff", '{"to":'],
            ["read_blackboard", { key: "output/boss/secret" }],
          ],
        },
        { text: "done" },
      ],
      settings: { hand_to: ["boss", "gone", "helper"], blackboard: "read" },
    });

    const handoff = await ended(await send(ctx));

    expect(handoff.outcome).toBe("succeeded");
    expect(told(asked()).map((answer) => JSON.parse(String(answer)).error.type)).toEqual([
      "no_route",
      "unknown_agent",
      "unknown_agent",
      "credential_in_payload",
      "invalid_input",
      "invalid_call",
      "forbidden",
    ]);
  });

  it("does what needs consent only after it, as it was changed", async () => {
    const key = "output/worker/total";
    const { ctx, asked } = await projectWith({
      says: [{ calls: [["write_blackboard", { key, value: 6 }]] }, { text: "done" }],
      settings: { blackboard: "write", needs_approval: ["write_blackboard"] },
    });
    const sent = await send(ctx);
    await parked(sent);
    const [approval] = await openApprovals(ctx);
    const id = ApprovalId.parse(approval?.id);

    await decideApproval(ctx, { id, decision: "edit", edited: { key, value: 7 } });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
    expect(approval?.action).toEqual({ name: "write_blackboard", args: { key, value: 6 } });
    const written = await readValue(ctx, { key: BoardKey.parse(key), agent: "worker" });
    expect(written).toMatchObject({ value: 7, version: 1 });
    expect(told(asked())).toHaveLength(1);
  });

  it("hears a no, and an answer to a question", async () => {
    const { ctx, asked } = await projectWith({
      says: [
        {
          calls: [
            ["handoff", { to: "helper", task: "send it", context: {} }],
            ["ask_person", { question: "How many?" }],
          ],
        },
        { text: "done" },
      ],
      settings: { hand_to: ["helper"], ask_person: true, needs_approval: ["handoff"] },
    });
    const sent = await send(ctx);
    await parked(sent);

    for (const { id, action } of await openApprovals(ctx)) {
      const decision = action ? ("reject" as const) : ("respond" as const);
      await decideApproval(ctx, { id: ApprovalId.parse(id), decision, reason: "seven" });
    }

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
    expect(told(asked())).toEqual([
      '{"error":{"type":"rejected_by_human","message":"Baton: seven"}}',
      "seven",
    ]);
  });

  it("is asked again where its provider was busy", async () => {
    const { ctx, asked } = await projectWith({ says: [] });
    const busy: Said = { status: 429, body: "{}", headers: { "retry-after-ms": "1" } };
    models.script(ctx.projectId, () => (asked().length < 3 ? busy : { text: "seven" }));

    expect(await ended(await send(ctx))).toMatchObject({ outcome: "succeeded" });
    expect(asked()).toHaveLength(3);
  });

  const again = { "retry-after-ms": "1" };
  it.each<[string, Said, string]>([
    ["is not let in", { status: 401, body: `{"error":"bad key ${KEY}"}` }, "model_unauthorized"],
    ["is unknown", { status: 404, body: "{}" }, "model_not_found"],
    ["is down", { status: 503, body: "{}", headers: again }, "model_unavailable"],
    ["answers something else", { status: 200, body: "<html>" }, "invalid_answer"],
    ["answers 50 MB", { status: 200, body: "x".repeat(50_000_000) }, "answer_too_large"],
    ["says nothing", { text: "" }, "empty_answer"],
  ])("fails with the reason where the model %s", async (_what, said, type) => {
    const { ctx } = await projectWith({
      says: Array.from({ length: 5 }, () => said),
      settings: { api_key_secret: "MODEL_KEY" },
    });

    const handoff = await ended(await send(ctx));

    expect(handoff).toMatchObject({ outcome: "failed", error: { type } });
    expect(JSON.stringify(handoff)).not.toContain(KEY);
  });

  it("is heard where what it says, hands over and writes is no text", async () => {
    const odd = "a\uD800b\0c";
    const calls: [string, object][] = [
      ["write_blackboard", { key: "output/worker/odd", value: { [odd]: odd } }],
      ["handoff", { to: "helper", task: odd, context: { [odd]: [odd] } }],
    ];
    const { ctx } = await projectWith({
      says: [{ calls, text: odd }, { text: odd }],
      settings: { hand_to: ["helper"], blackboard: "write" },
    });
    const sent = await send(ctx);
    await parked(sent);
    const item = await work(ctx, "helper", { state: "completed", result: "done" });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
    expect(item.task).toBe("a\uFFFDb\uFFFDc");
    expect(await resultOf(sent)).toBe("a\uFFFDb\uFFFDc");
  });

  it("ends where it never comes to an end", async () => {
    const { ctx, asked } = await projectWith({
      says: Array.from({ length: 9 }, (): Said => ({ calls: [["nope", {}]] })),
      settings: { max_steps: 3 },
    });

    const handoff = await ended(await send(ctx));

    expect(handoff).toMatchObject({ outcome: "failed", error: { type: "too_many_steps" } });
    expect(asked()).toHaveLength(3);
  });

  it("gets no secret that the vault does not give it", async () => {
    const { ctx, asked } = await projectWith({
      says: [{ text: "7" }],
      settings: { api_key_secret: "OTHER" },
    });

    expect(await ended(await send(ctx))).toMatchObject({ error: { type: "not_found" } });
    expect(asked()).toEqual([]);
  });
});
