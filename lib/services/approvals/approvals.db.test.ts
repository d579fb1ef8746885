import { clock as now } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approval } from "@/db/schema";
import { addPerson } from "@/db/testing/add-person";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { ApprovalPolicy } from "@/lib/domain/approvals/policy";
import { nanosFromMs } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { saveApprovalPolicy } from "./approval-policy";
import { noteApproval, reassignApproval, snoozeApproval } from "./change-approval";
import { countApprovals } from "./count-approvals";
import { decideApproval } from "./decide-approval";
import { getApproval } from "./get-approval";
import { listApprovals } from "./list-approvals";
import { receiveReceipt } from "./receive-receipt";
import { requestApproval } from "./request-approval";
import { settleApprovals } from "./settle-approvals";
import { undoDecision } from "./undo-decision";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(async () => {
  await projects.close();
});

async function openProject(): Promise<ServiceContext> {
  return { ...(await projects.context()), now };
}
function as(ctx: ServiceContext, label: string): ServiceContext {
  return { ...ctx, actor: { kind: "api_key", id: label, label, scopes: ["admin"] } };
}
/** A key for one agent alone. */
function bound(ctx: ServiceContext, agent: string): ServiceContext {
  const key = { kind: "api_key" as const, id: agent, label: agent, agents: [agent] };
  return { ...ctx, actor: { ...key, scopes: ["run"] } };
}
async function person(ctx: ServiceContext, name: string): Promise<ServiceContext> {
  return { ...ctx, actor: (await addPerson(ctx, { name })).actor };
}

const refund = (amount: number, more: object = {}) => ({
  question: "May I pay it back?",
  action: {
    name: "issue_refund",
    args: { amount },
    schema: { type: "object", properties: { amount: { type: "number", maximum: 100 } } },
  },
  ...more,
});
async function ask(ctx: ServiceContext, body: object, idempotencyKey?: string) {
  const { approval: asked } = await requestApproval(ctx, {
    ...AskRequest.parse(body),
    idempotencyKey,
  });
  return asked;
}
const steps = async (ctx: ServiceContext, { id }: Awaited<ReturnType<typeof ask>>) =>
  (await getApproval(ctx, id)).trail.map(({ step }) => step);
const move = (ctx: ServiceContext, column: "due_at" | "effective_at" | "snoozed_until") =>
  ctx.db.execute(
    sql`update approval set ${sql.identifier(column)} = now() - interval '1 second'
      where project_id = ${ctx.projectId} and ${sql.identifier(column)} is not null`,
  );

describe("an outside system", () => {
  it("asks once for an action, however often it asks", async () => {
    const ctx = as(await openProject(), "crm");
    const first = await ask(ctx, refund(30));

    expect((await ask(ctx, refund(30))).id).toBe(first.id);
    expect((await ask(ctx, refund(31))).id).not.toBe(first.id);
    expect((await ask(as(ctx, "erp"), refund(30))).id).not.toBe(first.id);
  });

  it("gets the same answer under the same key, and may not ask something else under it", async () => {
    const ctx = as(await openProject(), "crm");
    const { id } = await ask(ctx, refund(30), "k1");
    await decideApproval(ctx, { id, decision: "approve" });

    expect(await ask(ctx, refund(30), "k1")).toMatchObject({ id, status: "decided" });
    expect((await ask(ctx, refund(30), "k2")).id).not.toBe(id);
    await expect(ask(ctx, refund(31), "k1")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is answered in its own words", async () => {
    const ctx = as(await openProject(), "graph");
    const { id } = await ask(ctx, {
      action_request: { action: "send", args: { to: "all" } },
      config: { allow_accept: true, allow_edit: true },
    });
    await decideApproval(ctx, { id, decision: "edit", edited: { to: "one" } });

    expect((await getApproval(ctx, id)).response).toEqual({
      type: "edit",
      args: { action: "send", args: { to: "one" } },
    });
  });

  it("has its secrets masked, and learns where", async () => {
    const ctx = as(await openProject(), "crm");
    const body = {
      question: "Deploy?",
      action: { name: "deploy", args: { password: "hunter2-correct-horse-battery" } },
    };
    const asked = await ask(ctx, body);

    expect(JSON.stringify(asked)).not.toContain("hunter2");
    expect(asked.masked).toEqual(["/action/args/password"]);
  });

  it("executes what was approved once", async () => {
    const ctx = as(await openProject(), "crm");
    const { id } = await ask(ctx, refund(30));
    await expect(receiveReceipt(ctx, { id, state: "executing" })).rejects.toMatchObject({
      code: "conflict",
    });
    await decideApproval(ctx, { id, decision: "approve" });

    const begun = await Promise.allSettled(
      Array.from({ length: 8 }, () => receiveReceipt(ctx, { id, state: "executing" })),
    );
    expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await receiveReceipt(ctx, { id, state: "executed" });
    expect(await receiveReceipt(ctx, { id, state: "executed" })).toMatchObject({
      receipt: { state: "executed" },
    });
  });

  it("learns nothing of what another bound key asked for, and says nothing about it", async () => {
    const ctx = await openProject();
    const own = bound(ctx, "crm");
    const other = bound(ctx, "erp");
    const { id } = await ask(own, refund(30));
    await decideApproval(ctx, { id, decision: "approve" });
    const forbidden = { code: "forbidden" };

    await expect(receiveReceipt(other, { id, state: "executing" })).rejects.toMatchObject(
      forbidden,
    );
    await receiveReceipt(own, { id, state: "executing" });
    await expect(receiveReceipt(other, { id, state: "executed" })).rejects.toMatchObject(forbidden);
    await receiveReceipt(own, { id, state: "executed" });
    await expect(receiveReceipt(other, { id, state: "executed" })).rejects.toMatchObject(forbidden);
    await expect(receiveReceipt(other, { id, state: "failed" })).rejects.toMatchObject(forbidden);

    expect((await getApproval(ctx, id)).receipt).toMatchObject({ state: "executed" });
  });
});

describe("a decision", () => {
  it("has one winner among twenty, and the others are told who", async () => {
    const ctx = await openProject();
    const asked = await ask(as(ctx, "crm"), refund(30));
    const { id } = asked;

    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        decideApproval(as(ctx, `person ${index}`), { id, decision: "approve" }),
      ),
    );
    const lost = all.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));

    expect(lost).toHaveLength(19);
    expect(lost.every((reason) => /person \d+ decided "approve" at /.test(reason))).toBe(true);
    expect(await steps(ctx, asked)).toEqual(["requested", "decided"]);
  });

  it("must fit the action's schema where it changes the arguments", async () => {
    const ctx = as(await openProject(), "crm");
    const { id } = await ask(ctx, refund(30));

    await expect(
      decideApproval(ctx, { id, decision: "edit", edited: { amount: 101 } }),
    ).rejects.toMatchObject({ code: "invalid_edit", issues: [{ path: "/edited/amount" }] });
  });

  it("on a page can be taken back until it takes effect, and then not", async () => {
    const ctx = await openProject();
    const ann = await person(ctx, "ann");
    const bo = await person(ctx, "bo");
    const asked = await ask(as(ctx, "crm"), refund(30));
    const { id } = asked;
    const pending = await decideApproval(ann, { id, decision: "approve", undoMs: 60_000 });

    expect(pending).toMatchObject({ status: "waiting", decision: null, pending: { by: "ann" } });
    await expect(decideApproval(bo, { id, decision: "reject" })).rejects.toThrow(/^ann decided/);
    const namesake = await person(ctx, "ann");
    for (const other of [bo, namesake]) {
      await expect(undoDecision(other, id)).rejects.toMatchObject({ code: "conflict" });
    }
    await settleApprovals(ctx.db, now);
    expect(await undoDecision(ann, id)).toMatchObject({ status: "waiting", pending: null });

    await decideApproval(ann, { id, decision: "approve", undoMs: 60_000 });
    await move(ctx, "effective_at");
    const [undone] = await Promise.allSettled([
      undoDecision(ann, id),
      settleApprovals(ctx.db, now),
      settleApprovals(ctx.db, now),
    ]);
    expect(undone?.status).toBe("rejected");
    expect(await steps(ctx, asked)).toEqual([
      "requested",
      "decided",
      "undone",
      "decided",
      "took_effect",
    ]);
    expect(await getApproval(ctx, id)).toMatchObject({
      status: "decided",
      response: { decision: "approve" },
    });
  });
});

describe("an unanswered question", () => {
  it("goes to the second person, and then counts as a no", async () => {
    const ctx = await openProject();
    const bo = await person(ctx, "bo");
    const asked = await ask(
      as(ctx, "crm"),
      refund(30, { timeout_ms: 60_000, on_timeout: { escalate: { to: "bo", otherwise: "deny" } } }),
    );
    const plan = (await getApproval(ctx, asked.id)).if_unanswered;
    expect(plan.map(({ what, to }) => [what, to])).toEqual([
      ["escalate", "bo"],
      ["deny", null],
    ]);

    await move(ctx, "due_at");
    await Promise.all([settleApprovals(ctx.db, now), settleApprovals(ctx.db, now)]);
    expect(await getApproval(ctx, asked.id)).toMatchObject({ status: "waiting", assignee: "bo" });
    expect(await countApprovals(bo)).toMatchObject({ waiting: 1, mine: 1 });

    await move(ctx, "due_at");
    await settleApprovals(ctx.db, now);
    expect(await getApproval(ctx, asked.id)).toMatchObject({
      status: "decided",
      decision: { decision: "reject", by: "Baton", reason: "Nobody answered in time." },
    });
    expect(await steps(ctx, asked)).toEqual(["requested", "escalated", "expired"]);
  });

  it("that was decided a moment ago stays decided", async () => {
    const ctx = as(await openProject(), "crm");
    const { id } = await ask(ctx, refund(30, { timeout_ms: 60_000, on_timeout: "continue" }));
    await decideApproval(ctx, { id, decision: "approve" });
    await move(ctx, "due_at");
    await settleApprovals(ctx.db, now);

    expect(await getApproval(ctx, id)).toMatchObject({ decision: { decision: "approve" } });
  });

  it("comes back from its snooze", async () => {
    const ctx = as(await openProject(), "crm");
    const { id } = await ask(ctx, refund(30));
    const until = new Date(Date.now() + 60_000).toISOString();
    expect(await snoozeApproval(ctx, { id, until })).toMatchObject({ status: "snoozed" });
    await move(ctx, "snoozed_until");
    await settleApprovals(ctx.db, now);

    expect(await getApproval(ctx, id)).toMatchObject({ status: "waiting", snoozed_until: null });
  });

  it("may be given to somebody, with a note, who must exist", async () => {
    const ctx = await openProject();
    await person(ctx, "bo");
    const asked = await ask(as(ctx, "crm"), refund(30));
    await reassignApproval(ctx, { id: asked.id, to: "bo", note: "yours" });
    await noteApproval(ctx, { id: asked.id, note: "seen" });

    await expect(reassignApproval(ctx, { id: asked.id, to: "zed" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect((await getApproval(ctx, asked.id)).trail).toMatchObject([
      { step: "requested" },
      { step: "assigned", note: "to bo: yours" },
      { step: "noted", note: "seen" },
    ]);
  });
});

describe("the policy", () => {
  const document = ApprovalPolicy.parse({
    remember_refusal_ms: 600_000,
    rules: [
      {
        name: "small",
        when: { limits: [{ path: "/amount", at_most: 5 }] },
        do: { approve: true },
      },
      {
        name: "huge",
        when: { limits: [{ path: "/amount", more_than: 90 }] },
        do: { deny: { reason: "Never." } },
      },
      { name: "two", do: { ask: { quorum: 2, no_self_approval: true } } },
    ],
  });

  it("approves and denies by itself, and says so", async () => {
    const ctx = as(await openProject(), "crm");
    await saveApprovalPolicy(ctx, { document, version: 0 });

    expect(await ask(ctx, refund(5))).toMatchObject({
      decision: { decision: "approve", by: "policy: small" },
    });
    expect(await ask(ctx, refund(95))).toMatchObject({
      decision: { decision: "reject", reason: "Never." },
    });
    await expect(saveApprovalPolicy(ctx, { document, version: 0 })).rejects.toMatchObject({
      code: "version_conflict",
    });
  });

  it("asks two people, neither of them who asked", async () => {
    const ctx = await openProject();
    await saveApprovalPolicy(ctx, { document, version: 0 });
    const { id } = await ask(as(ctx, "crm"), refund(30));
    const say = (who: string) => decideApproval(as(ctx, who), { id, decision: "approve" });

    await expect(say("crm")).rejects.toMatchObject({ code: "forbidden" });
    expect(await say("ann")).toMatchObject({ status: "waiting", quorum: { approved_by: ["ann"] } });
    await expect(say("ann")).rejects.toMatchObject({ code: "conflict" });
    expect(await say("bo")).toMatchObject({ status: "decided", decision: { by: "bo" } });
  });

  it("asks the first again when the second changes it", async () => {
    const ctx = await openProject();
    await saveApprovalPolicy(ctx, { document, version: 0 });
    const { id } = await ask(as(ctx, "crm"), refund(30));
    await decideApproval(as(ctx, "ann"), { id, decision: "approve" });
    const changed = await decideApproval(as(ctx, "bo"), {
      id,
      decision: "edit",
      edited: { amount: 20 },
    });

    expect(changed).toMatchObject({
      status: "waiting",
      action: { args: { amount: 20 } },
      quorum: { approved_by: ["bo"] },
    });
    expect(await decideApproval(as(ctx, "ann"), { id, decision: "approve" })).toMatchObject({
      decision: { decision: "edit", edited: { amount: 20 } },
    });
  });

  it("lets a time limit count business hours, for everybody it goes to", async () => {
    const ctx = await openProject();
    await person(ctx, "bo");
    const friday = Date.parse("2026-01-16T15:00:00Z");
    const at = (ms: number) => () => nanosFromMs(ms);
    const onFriday = { ...as(ctx, "crm"), now: at(friday) };
    const inHours = ApprovalPolicy.parse({
      business_hours: {
        time_zone: "Europe/Berlin",
        days: ["mon", "tue", "wed", "thu", "fri"],
        from: "09:00",
        to: "17:00",
      },
      rules: [
        {
          name: "in hours",
          do: {
            ask: {
              timeout_ms: 2 * 3_600_000,
              only_business_hours: true,
              on_timeout: { escalate: { to: "bo", otherwise: "deny" } },
            },
          },
        },
      ],
    });
    await saveApprovalPolicy(onFriday, { document: inHours, version: 0 });
    const { id } = await ask(onFriday, refund(30));

    const asked = await getApproval(ctx, id);
    expect(asked.if_unanswered.map((step) => [step.at, step.what])).toEqual([
      ["2026-01-19T09:00:00.000Z", "escalate"],
      ["2026-01-19T11:00:00.000Z", "deny"],
    ]);
    await move(ctx, "due_at");
    await settleApprovals(ctx.db, at(Date.parse("2026-01-19T15:30:00Z")));
    expect(await getApproval(ctx, id)).toMatchObject({
      assignee: "bo",
      due_at: "2026-01-20T09:30:00.000Z",
    });
    expect(await ask(onFriday, refund(31, { timeout_ms: 1_000 }))).not.toMatchObject({
      due_at: expect.stringContaining("2026-01-19"),
    });
  });

  it("refuses again what a person refused, with the same reason", async () => {
    const ctx = as(await openProject(), "crm");
    await saveApprovalPolicy(ctx, { document, version: 0 });
    const { id } = await ask(ctx, refund(30));
    await decideApproval(as(ctx, "ann"), { id, decision: "reject", reason: "Not this one." });

    expect(await ask(ctx, refund(30))).toMatchObject({
      decision: { decision: "reject", by: "Baton", reason: "Not this one." },
    });
    expect(await ask(ctx, refund(31))).toMatchObject({ decision: null });
  });
});

describe("ten thousand waiting approvals", () => {
  it("are listed by an index, page by page, and counted", async () => {
    const ctx = await openProject();
    const { projectId } = ctx;
    await ctx.db.execute(sql`insert into approval
      (project_id, id, status, kind, title, question, allowed, requested_by, requested_at)
      select ${projectId}, 'a' || n, 'waiting', 'k', 't', 'q ' || n, '{approve}', 'r', n
      from generate_series(1, 10000) n`);
    await ctx.db.execute(sql`insert into approval
      (project_id, id, status, kind, title, question, allowed, requested_by, requested_at)
      select ${projectId}, 'd' || n, 'decided', 'k', 't', 'q ' || n, '{approve}', 'r', 20000 + n
      from generate_series(1, 20000) n`);
    await ctx.db.execute(sql`analyze ${approval}`);

    const first = await listApprovals(ctx, { limit: 50, status: "waiting" });
    const next = await listApprovals(ctx, {
      limit: 50,
      status: "waiting",
      cursor: first.next_cursor ?? "",
    });
    expect(next.items[0]?.id).toBe("a9950");
    expect(await countApprovals(ctx)).toMatchObject({ waiting: 10_000 });
    const plan = await ctx.db.execute(sql`explain (format json) select * from approval
      where project_id = ${projectId} and status = 'waiting'
      order by requested_at desc, id desc limit 51`);
    expect(JSON.stringify(plan)).toContain("approval_by_status");
    expect(JSON.stringify(plan)).not.toContain("Sort");
  });
});
