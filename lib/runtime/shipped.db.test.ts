import { clock as now } from "@/lib/clock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { RunDto } from "@/lib/contracts/run";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { getHandoffGap } from "@/lib/services/context/get-handoff-gap";
import type { ServiceContext } from "@/lib/services/context";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { getRun } from "@/lib/services/runs/get-run";
import { startRun } from "@/lib/services/runs/start-run";
import { getTrace } from "@/lib/services/traces/get-trace";
import { installShipped } from "./install-shipped";
import { scripted } from "./runners/scripted/scripted";
import { startWorker } from "./start-worker";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  projects = await openTestProjects();
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { scripted } });
});
afterAll(async () => {
  await worker.stop();
  await projects.close();
});

async function shippedProject(): Promise<ServiceContext> {
  const ctx = { ...(await projects.context()), now };
  await installShipped(projects.db);
  return ctx;
}

async function settled(ctx: ServiceContext, { id }: RunDto): Promise<RunDto> {
  for (;;) {
    const run = await getRun(ctx, id);
    if (run.status !== "running") return run;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

async function runOf(ctx: ServiceContext, name: string, input: Json = {}): Promise<RunDto> {
  return settled(ctx, await startRun(ctx, { workflow: WorkflowName.parse(name), input }));
}

async function traceOf(ctx: ServiceContext, { trace_id: id }: RunDto) {
  await deliverTraces(ctx, [TraceId.parse(id)]);
  return getTrace(ctx, TraceId.parse(id));
}

describe("partnership-discovery", () => {
  it("makes eight handoffs of 28 credits and waits for a person before anything goes out", async () => {
    const ctx = await shippedProject();

    const run = await runOf(ctx, "partnership-discovery");
    const { trace, handoffs } = await traceOf(ctx, run);

    expect(run.status).toBe("waiting");
    expect(trace).toMatchObject({ status: "waiting", usage: { credits: 28 } });
    const work = handoffs.filter(({ type }) => type !== "escalate");
    expect(work.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual(
      Array.from({ length: 4 }, () => ["route succeeded", "return succeeded"]).flat(),
    );
  });

  it("loses nothing on the way", async () => {
    const ctx = await shippedProject();
    const run = await runOf(ctx, "partnership-discovery");
    const { handoffs } = await traceOf(ctx, run);
    const work = handoffs.filter(({ type }) => type !== "escalate");

    const gaps = await Promise.all(
      work.map(({ id }) => getHandoffGap(ctx, { id: HandoffId.parse(id), traceId: undefined })),
    );

    expect(gaps.map(({ gap_score: score, transfer_loss: lost }) => [score, lost])).toEqual(
      work.map(() => [0, []]),
    );
  });

  it("goes on when the person says yes", async () => {
    const ctx = await shippedProject();
    const waiting = await runOf(ctx, "partnership-discovery");
    const asked = waiting.waiting_for;
    const id = ApprovalId.parse(asked && "approval_id" in asked ? asked.approval_id : "");

    await decideApproval(ctx, { id, decision: "approve" });
    const run = await settled(ctx, waiting);

    expect(run).toMatchObject({ status: "completed", result: { released: 30 } });
  });

  it("says what is wrong when the request cannot be met", async () => {
    const ctx = await shippedProject();

    const run = await runOf(ctx, "partnership-discovery", { minimum_results: 400 });

    expect(run).toMatchObject({
      status: "failed",
      error: {
        type: "too_few_results",
        message: "research: Only 35 companies fit; 400 are needed.",
      },
    });
  });
});

describe("the other shipped workflows", () => {
  it.each<[string, Json, Json]>([
    ["support-triage", { ticket: "please refund my invoice" }, { answer: { topic: "billing" } }],
    ["research-write-review", {}, { is_sound: true }],
    ["leads-enrich-outreach", {}, { outreach: { drafted: 10 } }],
    ["leads-enrich-outreach-in-one", {}, { everything: { drafted: 10 } }],
  ])("%s completes", async (name, input, result) => {
    const ctx = await shippedProject();

    expect(await runOf(ctx, name, input)).toMatchObject({ status: "completed", result });
  });
});
