import { clock as now } from "@/lib/clock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { ClaimRequest, HandOffRequest } from "@/lib/contracts/task";
import type { FallbackStep } from "@/lib/domain/orchestration/workflow";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { registerAgent } from "@/lib/services/agents/register-agent";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { publishRules } from "@/lib/services/routing/publish-rules";
import { startRun } from "@/lib/services/runs/start-run";
import { claimTasks } from "@/lib/services/tasks/claim-tasks";
import { handOff } from "@/lib/services/tasks/hand-off";
import { listInbox } from "@/lib/services/tasks/list-inbox";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { openModelServer, type Said } from "../runners/llm/model-server.fixture";
import { startWorker } from "../start-worker";
import { createChooser } from "./choose";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let models: Awaited<ReturnType<typeof openModelServer>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  projects = await openTestProjects();
  models = await openModelServer();
  const fetch = createGuardedFetch({ allowedHosts: [models.host] });
  const choose = createChooser({ fetch, credentialFor: async () => "" });
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: {}, choose });
});
afterAll(async () => {
  await worker.stop();
  models.close();
  await projects.close();
});

/** "left" and "right" can count, "far" cannot; the model of "picker" says this. */
async function projectWith(said: Said, fallback: FallbackStep[] = []): Promise<ServiceContext> {
  const ctx = { ...(await projects.context()), now };
  models.script(ctx.projectId, () => said);
  const settings = { model: ctx.projectId };
  const picker = { kind: "llm", endpoint: models.endpoint, settings, role: "orchestrator" };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(picker), name: "picker" });
  for (const name of ["left", "right", "far"]) {
    const capabilities = name === "far" ? [] : ["count"];
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({ capabilities }), name });
  }
  const target = { dynamic: { required_tools: ["count"], chooser: "picker" } };
  const document = RuleSet.parse({ rules: [{ id: "any", name: "any", target, fallback }] });
  await publishRules(ctx, { document, base: 0, note: "" });
  return ctx;
}

const picks = (agent: string, reason = "it is nearer"): Said => ({
  calls: [["choose", { agent, reason }]],
});

async function send(ctx: ServiceContext) {
  const asked = { from_agent: "boss", task: "Count them", context: { of: "pears" } };
  const { handoff_id: id, trace_id: traceId } = await handOff(ctx, HandOffRequest.parse(asked));
  return { ctx, id, traceId };
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

const inboxOf = (ctx: ServiceContext, agent: string) =>
  until(async () => (await listInbox(ctx, agent)).items[0]);
const ended = ({ ctx, id }: Sent) =>
  until(async () => {
    const row = await findTask(ctx.db, { projectId: ctx.projectId, handoffId: id });
    return row && row.endedAt !== null ? row : undefined;
  });

describe("a rule that lets a model choose", () => {
  it("gives the handoff to whom it names, with the reason and the time it took", async () => {
    const ctx = await projectWith(picks("right"));
    const sent = await send(ctx);

    const item = await inboxOf(ctx, "right");
    await deliverTraces(ctx, [sent.traceId]);
    const handoff = await getHandoff(ctx, sent);

    expect(item).toMatchObject({ handoff_id: sent.id, context: { of: "pears" } });
    expect(handoff).toMatchObject({ from_agent: "boss", to_agent: "right" });
    expect(handoff.timing.routing_ms).toBeGreaterThan(0);
    expect(handoff.route?.why).toContain("picker chose right: it is nearer");
    const [asked] = models.asked(ctx.projectId);
    expect(JSON.stringify(asked?.tools)).toContain('"enum":["left","right"]');
  });

  it("is nobody's to claim while it is being chosen for", async () => {
    const ctx = await projectWith(picks("right"));
    const sent = await send(ctx);
    const claim = ClaimRequest.parse({ capabilities: ["count"] });

    const { items } = await claimTasks(ctx, { ...claim, agent: "left" });

    expect(items).toEqual([]);
    expect(await inboxOf(ctx, "right")).toMatchObject({ handoff_id: sent.id });
  });

  it.each<[string, Said, string]>([
    ["somebody else", picks("far"), 'named "far"'],
    ["nobody", { text: "left, I think" }, "named no agent"],
    ["somebody without a reason", picks("left", " "), "gave no reason"],
    ["not at all", { status: 400, body: "no" }, "It answered 400"],
  ])("goes on with the fallback where it names %s", async (_what, said, why) => {
    const ctx = await projectWith(said, [{ reroute: { agent: "left" } }]);
    const sent = await send(ctx);

    const task = await ended(sent);

    expect(task).toMatchObject({ state: "failed", error: { type: "no_route" } });
    expect(task.error?.message).toContain(why);
    expect(await inboxOf(ctx, "left")).toMatchObject({ task: "Count them", attempt: 2 });
  });

  it("chooses for a stage of a workflow, too", async () => {
    const ctx = await projectWith(picks("left"));
    const target = { route: { required_tools: ["count"] } };
    const document = { name: "flow", stages: [{ id: "count", target, task: "Count them" }] };
    await saveWorkflow(ctx, { document });

    const workflow = Workflow.shape.name.parse("flow");
    const run = await startRun(ctx, { workflow, input: { of: "plums" } });

    const item = await inboxOf(ctx, "left");
    expect(item.handoff_id).toBe(`${run.id}.count.1`);
    expect(item.context).toMatchObject({ parent_context: { original_request: { of: "plums" } } });
  });
});
