import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandOffRequest } from "@/lib/contracts/task";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandoffId } from "@/lib/domain/ids";
import { registerAgent } from "../agents/register-agent";
import type { ServiceContext } from "../context";
import { getHandoff } from "../handoffs/get-handoff";
import { deliverTraces } from "../outbox/deliver-outbox";
import { acceptTask, heartbeatTask, understandTask } from "./answer-task";
import { claimTasks } from "./claim-tasks";
import { finishTask } from "./finish-task";
import { handOff } from "./hand-off";
import { listInbox } from "./list-inbox";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function withAgents(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const tools = { capabilities: ["crawl"] };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(tools), name: "crawler" });
  await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "writer" });
  return ctx;
}

const asked = (more: object = {}) =>
  HandOffRequest.parse({ from_agent: "boss", to_agent: "writer", task: "write", ...more });
const claim = { capabilities: [], lease_ms: 30_000, max: 1 };

async function claimed(ctx: ServiceContext, agent = "writer", capabilities: string[] = []) {
  const { items } = await claimTasks(ctx, { ...claim, agent, capabilities });
  const [item] = items;
  return { handoffId: HandoffId.parse(item?.handoff_id), lease: item?.lease?.token };
}

describe("an agent of another process", () => {
  it("finds its work, takes it, says what it understood and completes it", async () => {
    const ctx = await withAgents();
    const sent = await handOff(ctx, asked({ context: { tone: "plain" } }));

    const { items } = await listInbox(ctx, "writer");
    const held = await claimed(ctx);
    await acceptTask(ctx, held);
    await understandTask(ctx, { ...held, understood: { tone: "plain" } });
    await finishTask(ctx, { ...held, end: { state: "completed", result: { text: "done" } } });
    await deliverTraces(ctx, [sent.trace_id]);

    expect(items).toMatchObject([
      { task: "write", from_agent: "boss", context: { tone: "plain" } },
    ]);
    const handoff = await getHandoff(ctx, { id: held.handoffId, traceId: undefined });
    expect(handoff).toMatchObject({ outcome: "succeeded", explicit: true, justified: true });
    expect(await listInbox(ctx, "writer")).toEqual({ items: [] });
  });

  it("takes from the queue what it can do, and nothing else", async () => {
    const ctx = await withAgents();
    const queued = { to_agent: undefined, pattern: "pull", required_tools: ["crawl"] };
    const sent = await handOff(ctx, asked(queued));

    expect((await claimTasks(ctx, { ...claim, agent: "writer" })).items).toEqual([]);
    const held = await claimed(ctx, "crawler", ["crawl", "render"]);

    expect(held.handoffId).toBe(sent.handoff_id);
  });

  it("is the only one of many that gets a task", async () => {
    const ctx = await withAgents();
    await handOff(ctx, asked());

    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claimTasks(ctx, { ...claim, agent: "writer" })),
    );

    expect(claims.flatMap(({ items }) => items)).toHaveLength(1);
  });

  it("loses its work when its lease runs out, and is told so", async () => {
    const ctx = await withAgents();
    await handOff(ctx, asked());
    const first = await claimed(ctx);
    await projects.db.execute("update task set lease_expires_at = now() - interval '1 second'");
    const second = await claimed(ctx);

    const end = { state: "completed" as const, result: "late" };
    await expect(finishTask(ctx, { ...first, end })).rejects.toMatchObject({ code: "lease_lost" });
    await expect(heartbeatTask(ctx, { ...first, leaseMs: 1000 })).rejects.toMatchObject({
      code: "lease_lost",
    });
    expect(second).toEqual({ handoffId: first.handoffId, lease: 2 });
    expect((await finishTask(ctx, { ...second, end })).state).toBe("completed");
  });

  it("must name its claim: without it nobody else's work can be ended", async () => {
    const ctx = await withAgents();
    await handOff(ctx, asked());
    const { handoffId } = await claimed(ctx);
    const end = { state: "completed" as const, result: "mine" };

    await expect(finishTask(ctx, { handoffId, end })).rejects.toMatchObject({ code: "lease_lost" });
    await expect(acceptTask(ctx, { handoffId })).rejects.toMatchObject({ code: "lease_lost" });
  });

  it("keeps no secret that it says", async () => {
    const ctx = await withAgents();
    const secret = "AKIAIOSFODNN7EXAMPLQ";
    await handOff(ctx, asked());
    const held = await claimed(ctx);

    await understandTask(ctx, { ...held, understood: { key: secret } });
    await finishTask(ctx, { ...held, end: { state: "completed", result: { key: secret } } });

    const rows = await projects.db.execute(
      `select t::text from task t union all select o::text from outbox o`,
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("tells each trace its own when it claims from several", async () => {
    const ctx = await withAgents();
    const sent = [await handOff(ctx, asked()), await handOff(ctx, asked({ task: "other" }))];

    await claimTasks(ctx, { ...claim, agent: "writer", max: 2 });

    for (const { trace_id: traceId, handoff_id: id } of sent) {
      await deliverTraces(ctx, [traceId]);
      const { received_at: receivedAt } = await getHandoff(ctx, {
        id: HandoffId.parse(id),
        traceId,
      });
      expect(receivedAt).not.toBeNull();
    }
  });

  it("may say the same end twice, not another one", async () => {
    const ctx = await withAgents();
    await handOff(ctx, asked());
    const held = await claimed(ctx);
    const end = { state: "completed" as const, result: 1 };

    await finishTask(ctx, { ...held, end });

    expect((await finishTask(ctx, { ...held, end })).state).toBe("completed");
    const failed = { state: "failed" as const, error: { type: "x", message: "" } };
    await expect(finishTask(ctx, { ...held, end: failed })).rejects.toMatchObject({
      code: "lease_lost",
    });
  });
});

describe("a handoff is refused", () => {
  it.each([
    ["to nobody", { to_agent: "nobody" }, "unknown_agent"],
    ["to an agent that lacks a tool", { required_tools: ["crawl"] }, "missing_capability"],
    ["where nobody has the tool", { to_agent: undefined, required_tools: ["fly"] }, "no_route"],
    ["with a secret", { context: { aws: "AKIAIOSFODNN7EXAMPLQ" } }, "credential_in_payload"],
    ["to itself", { from_agent: "writer" }, "loop_detected"],
    [
      "to whom the caller was sent before",
      { state: { visited_agents: ["writer"] } },
      "loop_detected",
    ],
    ["after too many", { state: { handoff_count: 4, max_handoffs: 4 } }, "max_handoffs_exceeded"],
    ["below one that is over", { parent_handoff_id: "gone" }, "not_found"],
  ])("%s", async (_why, change, code) => {
    const ctx = await withAgents();

    await expect(handOff(ctx, asked(change))).rejects.toMatchObject({ code });
  });

  it("when it goes back up the chain, and when there were too many", async () => {
    const ctx = await withAgents();
    const first = await handOff(ctx, asked());
    const below = { parent_handoff_id: first.handoff_id, from_agent: "writer" };

    await expect(
      handOff(ctx, asked({ ...below, to_agent: "crawler", max_handoffs: 1 })),
    ).rejects.toMatchObject({ code: "max_handoffs_exceeded" });
    const second = await handOff(ctx, asked({ ...below, to_agent: "crawler" }));
    await expect(
      handOff(ctx, asked({ parent_handoff_id: second.handoff_id, from_agent: "crawler" })),
    ).rejects.toMatchObject({ code: "loop_detected" });
  });
});

describe("the request of the root", () => {
  it("reaches every agent below", async () => {
    const ctx = await withAgents();
    const root = await handOff(ctx, asked({ context: { budget: 5000 } }));
    await handOff(
      ctx,
      asked({
        parent_handoff_id: root.handoff_id,
        from_agent: "writer",
        to_agent: "crawler",
        task: "crawl",
      }),
    );

    const { items } = await listInbox(ctx, "crawler");

    expect(items[0]?.context).toMatchObject({
      parent_context: { original_request: { task: "write", context: { budget: 5000 } } },
    });
  });
});
