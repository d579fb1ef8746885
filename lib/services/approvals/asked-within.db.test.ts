import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { clock } from "@/lib/clock";
import { AskRequest } from "@/lib/contracts/approval";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { getHandoff } from "../handoffs/get-handoff";
import { deliverTraces } from "../outbox/deliver-outbox";
import { decideApproval } from "./decide-approval";
import { requestApproval } from "./request-approval";
import { settleApprovals } from "./settle-approvals";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const traceId = TraceId.parse("t");
const handoffId = HandoffId.parse("h");

/** The worker has the handoff, and asks within it. */
async function askWithin(more: object = {}, about: object = { handoff_id: handoffId }) {
  const ctx: ServiceContext = { ...(await projects.context()), now: clock };
  const place = { trace_id: traceId, handoff_id: handoffId };
  const values = [
    { event: "handoff_initiated", from_agent: "boss", to_agent: "worker" },
    { event: "handoff_received", agent: "worker" },
  ].map((event) => ({ ...event, ...place, at: new Date().toISOString() }));
  await ingestEvents(ctx, { values, source: "test" });
  const body = { question: "Pay?", action: { name: "pay", args: {} }, trace_id: traceId };
  const { approval } = await requestApproval(ctx, AskRequest.parse({ ...body, ...about, ...more }));
  return { ctx, approval };
}

async function stateOf(ctx: ServiceContext) {
  await deliverTraces(ctx, [traceId]);
  const { outcome, standing } = await getHandoff(ctx, { id: handoffId, traceId });
  return { outcome, standing };
}

it("a handoff in which somebody asked waits, and goes on when it is decided", async () => {
  const { ctx, approval } = await askWithin();
  const asked = await stateOf(ctx);

  await decideApproval(ctx, { id: approval.id, decision: "approve" });

  expect(asked).toEqual({ outcome: "in_flight", standing: "waiting" });
  expect(await stateOf(ctx)).toEqual({ outcome: "in_flight", standing: null });
});

it("a handoff in which nobody answered goes on, too", async () => {
  const { ctx } = await askWithin({ timeout_ms: 60_000 });
  await ctx.db.execute(sql`update approval set due_at = now() - interval '1 second'
    where project_id = ${ctx.projectId}`);

  await settleApprovals(ctx.db, clock);

  expect(await stateOf(ctx)).toEqual({ outcome: "in_flight", standing: null });
});

it("a question that is a handoff to a person ends with the answer", async () => {
  const { ctx, approval } = await askWithin({}, {});
  await decideApproval(ctx, { id: approval.id, decision: "approve" });
  await deliverTraces(ctx, [traceId]);

  const id = HandoffId.parse(`approval.${approval.id}`);
  expect(await getHandoff(ctx, { id, traceId })).toMatchObject({
    to_agent: "human",
    outcome: "succeeded",
  });
  expect(await stateOf(ctx)).toEqual({ outcome: "in_flight", standing: null });
});
