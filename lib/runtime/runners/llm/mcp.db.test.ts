import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock as now } from "@/lib/clock";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { AppError } from "@/lib/errors";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { listApprovals } from "@/lib/services/approvals/list-approvals";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { handOff } from "@/lib/services/tasks/hand-off";
import { listSpans } from "@/lib/services/traces/list-spans";
import { startWorker } from "../../start-worker";
import { createLlmRunner } from "./llm";
import { openMcpServer } from "./mcp-server.fixture";
import { type Asked, openModelServer, type Said } from "./model-server.fixture";

const TOKEN = "token-of-the-vault";
const ADD: Said = { calls: [["stock__stock_add", { a: 19, b: 23 }]] };

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;
let models: Awaited<ReturnType<typeof openModelServer>>;
let mcp: Awaited<ReturnType<typeof openMcpServer>>;

beforeAll(async () => {
  projects = await openTestProjects();
  [models, mcp] = await Promise.all([openModelServer(), openMcpServer()]);
  const llm = createLlmRunner({
    fetch: createGuardedFetch({ allowedHosts: [models.host, mcp.host] }),
    credentialFor: async (_ctx, { name }) => {
      if (name === "MCP_TOKEN") return TOKEN;
      throw new AppError("not_found", `The vault has no secret ${name}.`);
    },
  });
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { llm } });
});
afterAll(async () => {
  await worker.stop();
  models.close();
  mcp.close();
  await projects.close();
});

type SetUp = { says: Said[]; server?: object };

/** Hands a task to a model that says this and may use the server. */
async function send({ says, server = {} }: SetUp) {
  const ctx: ServiceContext = { ...(await projects.context()), now };
  const model = ctx.projectId;
  models.script(model, (_asked, step) => says[step] ?? { text: "nothing more to say" });
  const servers = [{ name: "stock", url: mcp.url, tools: ["stock.add"], ...server }];
  const settings = { model, mcp_servers: servers };
  const agent = { kind: "llm", endpoint: models.endpoint, settings };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: "worker" });
  const asked = {
    from_agent: "boss",
    to_agent: "worker",
    task: "count",
    context: { of: "apples" },
  };
  const sent = await handOff(ctx, HandOffRequest.parse(asked));
  return { ctx, id: sent.handoff_id, traceId: sent.trace_id, asked: () => models.asked(model) };
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

const toldBy = (asked: Asked | undefined) =>
  asked?.messages.findLast(({ role }) => role === "tool")?.content;

describe("tools of other servers", () => {
  it("are offered with their schema, called, and told to the model; the trace shows it", async () => {
    const sent = await send({ says: [ADD, { text: '{"total": 42}' }] });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });

    const [first, second] = sent.asked();
    const offered = first?.tools?.find(({ function: { name } }) => name === "stock__stock_add");
    expect(offered?.function.parameters).toMatchObject({ required: ["a", "b"] });
    expect(first?.tools?.map(({ function: { name } }) => name)).not.toContain("stock__order");
    expect(toldBy(second)).toBe("42");
    const { items } = await listSpans(sent.ctx, sent.traceId, { limit: 100 });
    expect(items.filter(({ kind }) => kind === "tool")).toMatchObject([
      { name: "stock__stock_add", agent: "worker", status: "ok" },
    ]);
  });

  it("get the token of the vault, and nobody else does", async () => {
    const sent = await send({
      says: [ADD, { text: "done" }],
      server: { api_key_secret: "MCP_TOKEN" },
    });

    await ended(sent);

    const headers = mcp.used("stock.add").at(-1)?.headers;
    expect(headers?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(JSON.stringify(sent.asked())).not.toContain(TOKEN);
  });

  it("fail for the model to read, and what they leak is masked", async () => {
    const sent = await send({
      says: [
        {
          calls: [
            ["stock__breaks", {}],
            ["stock__leaks", {}],
          ],
        },
        { text: "done" },
      ],
      server: { tools: ["breaks", "leaks"] },
    });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });

    const results = sent.asked()[1]?.messages.filter(({ role }) => role === "tool");
    expect(results?.[0]?.content).toContain("the shelf is empty");
    expect(results?.[1]?.content).toContain("[masked:");
    expect(JSON.stringify(sent.asked())).not.toContain("sk-proj-x1Y2");
  });

  it("are not run through expressions of the server's, which may never end", async () => {
    const sent = await send({
      says: [{ calls: [["stock__traps", {}]] }, { text: "done" }],
      server: { tools: ["traps"] },
    });

    await ended(sent);

    expect(toldBy(sent.asked()[1])).toContain("aaa!");
  });

  it("wait for a person where they must, and are called with what the person made of it", async () => {
    const sent = await send({
      says: [{ calls: [["stock__order", { count: 900 }]] }, { text: "done" }],
      server: { tools: ["order"], needs_approval: ["order"] },
    });
    const asked = await until(async () => {
      const { items } = await listApprovals(sent.ctx, { limit: 5 });
      return items[0];
    });
    expect(mcp.used("order")).toHaveLength(0);

    const id = ApprovalId.parse(asked.id);
    await decideApproval(sent.ctx, { id, decision: "edit", edited: { count: 9 } });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
    expect(mcp.used("order").map(({ input }) => input)).toEqual([{ count: 9 }]);
    expect(toldBy(sent.asked().at(-1))).toBe("ordered 9");
  });

  it.each([
    ["a tool that is not there", { tools: ["stock.add", "fly"] }, /no tool "fly"/],
    ["nobody answers", { url: "http://localhost:1/mcp" }, /stock: /],
    ["an address in a private network", { url: "http://10.0.0.1/mcp" }, /private network/],
    ["no such secret", { api_key_secret: "OTHER" }, /no secret OTHER/],
  ])("make the handoff fail where they cannot be had: %s", async (_what, server, message) => {
    const sent = await send({ says: [{ text: "done" }], server });

    const handoff = await ended(sent);

    expect(handoff).toMatchObject({ outcome: "failed", error: { type: "tools_unavailable" } });
    expect(handoff.error?.message).toMatch(message);
    expect(sent.asked()).toHaveLength(0);
    const { projectId } = sent.ctx;
    expect(await findTask(sent.ctx.db, { projectId, handoffId: sent.id })).toMatchObject({
      state: "failed",
    });
  });
});
