import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock as now } from "@/lib/clock";
import { saveWorker } from "@/db/queries/runtime/workers";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { ClaimRequest, HandOffRequest } from "@/lib/contracts/task";
import { registerAgent } from "../agents/register-agent";
import type { ServiceContext } from "../context";
import { claimTasks } from "../tasks/claim-tasks";
import { handOff } from "../tasks/hand-off";
import { listQueues } from "./list-queues";
import { listWorkers } from "./list-workers";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function projectWithHelper(): Promise<ServiceContext> {
  const ctx = { ...(await projects.context()), now };
  const helper = RegisterAgentRequest.parse({ capabilities: ["count"] });
  await registerAgent(ctx, { ...helper, name: "helper" });
  return ctx;
}

const send = (ctx: ServiceContext, task: string, to: object) =>
  handOff(ctx, HandOffRequest.parse({ from_agent: "boss", task, context: { task }, ...to }));

describe("queues", () => {
  it("say what waits for whom, since when, and who has how much in hand", async () => {
    const ctx = await projectWithHelper();
    expect(await listQueues(ctx)).toEqual({ items: [] });
    const before = Date.now();
    for (const task of ["apples", "pears", "plums"]) await send(ctx, task, { to_agent: "helper" });
    await claimTasks(ctx, { ...ClaimRequest.parse({ max: 1 }), agent: "helper" });

    const { items } = await listQueues(ctx);

    expect(items).toEqual([
      {
        agent: "helper",
        required_tools: [],
        taken_by: "claim",
        depth: 2,
        oldest_at: expect.any(String),
        claimed: 1,
        waiting: 0,
      },
    ]);
    expect(Date.parse(items[0]?.oldest_at ?? "")).toBeGreaterThanOrEqual(before);
    expect(await listQueues(await projectWithHelper())).toEqual({ items: [] });
  });
});

describe("workers", () => {
  const worker = { busy: 3, capacity: 20, isDraining: false };

  it("are there while they say so, with the pools of the project that asks", async () => {
    const [ctx, other] = [await projectWithHelper(), await projectWithHelper()];
    const { projectId } = ctx;
    const pool = { projectId, agent: "coder", warm: 1, busy: 1, max: 4 };
    const starts = { coldStarts: 2, warmStarts: 5 };
    await saveWorker(ctx.db, { id: "one", ...worker }, [{ ...pool, ...starts }]);
    await saveWorker(ctx.db, { id: "two", ...worker }, [{ ...pool, ...starts }]);
    await saveWorker(ctx.db, { id: "gone", ...worker }, [{ ...pool, ...starts }]);
    await ctx.db.execute(
      sql`update worker set seen_at = now() - interval '20 seconds' where id = 'gone'`,
    );

    const { items, pools } = await listWorkers(ctx);

    expect(items).toMatchObject([
      { id: "one", busy: 3, capacity: 20, is_draining: false },
      { id: "two" },
    ]);
    expect(pools).toEqual([
      { agent: "coder", workers: 2, warm: 2, busy: 2, max: 8, cold_starts: 4, warm_starts: 10 },
    ]);
    expect((await listWorkers(other)).pools).toEqual([]);
  });

  it("are forgotten once another one notices that they fell silent", async () => {
    const ctx = await projectWithHelper();
    await saveWorker(ctx.db, { id: "old", ...worker }, []);
    await ctx.db.execute(
      sql`update worker set seen_at = now() - interval '2 minutes' where id = 'old'`,
    );

    await saveWorker(ctx.db, { id: "new", ...worker }, []);

    expect(await ctx.db.execute(sql`select 1 from worker where id = 'old'`)).toHaveLength(0);
  });
});
