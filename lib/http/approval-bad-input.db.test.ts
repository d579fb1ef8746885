import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as decideRoute } from "@/app/api/v1/approvals/[id]/decision/route";
import { GET as readRoute } from "@/app/api/v1/approvals/[id]/route";
import { POST as askRoute } from "@/app/api/v1/approvals/route";
import { GET as auditRoute } from "@/app/api/v1/audit/route";
import type { Db } from "@/db/client";
import { project } from "@/db/schema";
import { useSharedDatabase } from "@/db/testing/shared-database";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import { AuditList } from "@/lib/contracts/audit";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { clock } from "@/lib/clock";
import { ApprovalPolicy } from "@/lib/domain/approvals/policy";
import { ProjectId } from "@/lib/domain/ids";
import { Workflow, WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { saveApprovalPolicy } from "@/lib/services/approvals/approval-policy";
import { settleApprovals } from "@/lib/services/approvals/settle-approvals";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { startRun } from "@/lib/services/runs/start-run";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";

const openDb = useSharedDatabase();
let db: Db;
beforeAll(() => {
  db = openDb();
});

type Handler = (request: Request, args: { params: Promise<never> }) => Promise<Response>;
type Sent = { key: string; body?: object; id?: string; headers?: object };

async function send(handler: Handler, { key, body, id, headers = {} }: Sent): Promise<Response> {
  const request = new Request("http://baton.test/api/v1/approvals", {
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
  });
  return handler(request, { params: Promise.resolve({ id } as never) });
}

async function openProject() {
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: clock };
  const newKey = async (label: string, scopes: KeyScope[]) =>
    (await createApiKey(ctx, { label, scopes, expires_in_days: null })).key;
  return {
    ctx,
    asker: await newKey("crm", ["run", "read"]),
    ann: await newKey("ann", ["approve", "read"]),
    bo: await newKey("bo", ["approve", "read"]),
    reader: await newKey("reader", ["read"]),
    owner: await newKey("owner", ["admin"]),
  };
}
type Place = Awaited<ReturnType<typeof openProject>>;

const refund = {
  question: "Pay back 30 euro?",
  requested_by: "billing",
  action: {
    name: "issue_refund",
    args: { amount: 30 },
    schema: { type: "object", properties: { amount: { type: "number", maximum: 100 } } },
  },
};

async function ask({ asker }: Place, more: object = {}): Promise<string> {
  const asked = await send(askRoute, { key: asker, body: { ...refund, ...more } });
  expect(asked.status).toBe(201);
  return (await asked.json()).id;
}
const decide = (key: string, id: string, body: object = { decision: "approve" }, headers = {}) =>
  send(decideRoute, { key, id, body, headers });
async function read({ owner }: Place, id: string): Promise<ApprovalDetail> {
  return (await send(readRoute, { key: owner, id })).json();
}
async function refusals({ owner }: Place) {
  const { items } = AuditList.parse(await (await send(auditRoute, { key: owner })).json());
  return items.filter(({ action }) => action === "approval.refuse");
}

/** A run that waits at its gate. */
async function askInRun({ ctx }: Place): Promise<{ id: string; runId: RunId }> {
  await registerAgent(ctx, { ...RegisterAgentRequest.parse({ capabilities: [] }), name: "mailer" });
  const stage = {
    id: "send",
    target: { agent: "mailer" },
    task: "Send",
    approval: { question: "Send it?" },
  };
  await saveWorkflow(ctx, { document: Workflow.parse({ name: "mails", stages: [stage] }) });
  const run = await startRun(ctx, { workflow: WorkflowName.parse("mails"), input: {} });
  const [row] = await ctx.db.execute<{ id: string }>(
    sql`select id from approval where project_id = ${ctx.projectId}`,
  );
  return { id: row?.id ?? "", runId: RunId.parse(run.id) };
}

type Case = {
  what: string;
  /** Makes the question, and what came before; then the decision that must not count. */
  attempt: (place: Place) => Promise<{ id: string; response: Response }>;
  status: number;
  code: string;
  says: RegExp;
  /** What the question is before and after. */
  stays: object;
  by: string;
};

const CASES: Case[] = [
  {
    what: "decided twice",
    attempt: async (place) => {
      const id = await ask(place);
      await decide(place.bo, id, { decision: "reject", reason: "No." });
      return { id, response: await decide(place.ann, id) };
    },
    status: 409,
    code: "already_decided",
    says: /^bo decided "reject" at 20\d\d-/,
    stays: { status: "decided", decision: { decision: "reject", by: "bo" } },
    by: "ann",
  },
  {
    what: "decided twice with the first one's own request, replayed by another key",
    attempt: async (place) => {
      const id = await ask(place);
      const key = { "idempotency-key": "k1" };
      await decide(place.bo, id, { decision: "approve" }, key);
      return {
        id,
        response: await decide(place.ann, id, { decision: "reject" }, { "idempotency-key": "k2" }),
      };
    },
    status: 409,
    code: "already_decided",
    says: /^bo decided "approve" at /,
    stays: { status: "decided", decision: { decision: "approve", by: "bo" } },
    by: "ann",
  },
  {
    what: "decided after its time was over",
    attempt: async (place) => {
      const id = await ask(place, { timeout_ms: 60_000 });
      await place.ctx.db.execute(
        sql`update approval set due_at = now() - interval '1 second' where id = ${id}`,
      );
      await settleApprovals(place.ctx.db, clock);
      return { id, response: await decide(place.ann, id) };
    },
    status: 409,
    code: "already_decided",
    says: /^Nobody answered in time \(until 20.*Z\): it lapsed\.$/,
    stays: { status: "expired", decision: null },
    by: "ann",
  },
  {
    what: "decided on a run that was cancelled",
    attempt: async (place) => {
      const { id, runId } = await askInRun(place);
      await cancelRun(place.ctx, { id: runId });
      return { id, response: await decide(place.ann, id) };
    },
    status: 409,
    code: "already_decided",
    says: /^It was cancelled: nothing waits for the answer any more\.$/,
    stays: { status: "cancelled", decision: null },
    by: "ann",
  },
  {
    what: "decided with arguments that break the schema",
    attempt: async (place) => {
      const id = await ask(place);
      return {
        id,
        response: await decide(place.ann, id, { decision: "edit", edited: { amount: 101 } }),
      };
    },
    status: 422,
    code: "invalid_edit",
    says: /does not fit the action/,
    stays: { status: "waiting", action: { args: { amount: 30 } } },
    by: "ann",
  },
  {
    what: "decided for a version that somebody did not see",
    attempt: async (place) => {
      const id = await ask(place);
      return {
        id,
        response: await decide(place.ann, id, { decision: "approve", context_hash: "of another" }),
      };
    },
    status: 409,
    code: "version_conflict",
    says: /changed since; look again/,
    stays: { status: "waiting" },
    by: "ann",
  },
  {
    what: "decided in a way that was not offered",
    attempt: async (place) => {
      const id = await ask(place, { allowed: ["approve", "reject"] });
      return {
        id,
        response: await decide(place.ann, id, { decision: "edit", edited: { amount: 1 } }),
      };
    },
    status: 422,
    code: "invalid_edit",
    says: /Only approve, reject/,
    stays: { status: "waiting" },
    by: "ann",
  },
  {
    what: "decided by a key that may only read",
    attempt: async (place) => {
      const id = await ask(place);
      return { id, response: await decide(place.reader, id) };
    },
    status: 403,
    code: "forbidden",
    says: /"reader" lacks the scope approve/,
    stays: { status: "waiting" },
    by: "reader",
  },
  {
    what: "decided by somebody whom the policy does not name",
    attempt: async (place) => {
      const rule = { name: "money", do: { ask: { members: ["bo"] } } };
      await saveApprovalPolicy(place.ctx, {
        document: ApprovalPolicy.parse({ rules: [rule] }),
        version: 0,
      });
      const id = await ask(place);
      return { id, response: await decide(place.ann, id) };
    },
    status: 403,
    code: "forbidden",
    says: /The rule "money" lets only bo decide this/,
    stays: { status: "waiting" },
    by: "ann",
  },
];

describe("a decision that must not count", () => {
  it.each(CASES)("$what", async ({ attempt, status, code, says, stays, by }) => {
    const place = await openProject();

    const { id, response } = await attempt(place);

    expect(response.status).toBe(status);
    const problem = await response.json();
    expect(problem).toMatchObject({ code });
    expect(problem.detail).toMatch(says);
    expect(await read(place, id)).toMatchObject(stays);
    expect(await refusals(place)).toMatchObject([
      { actor: { name: by }, subject: `approval:${id}`, detail: { code } },
    ]);
  });

  it("of another project is not there, and says nothing of itself", async () => {
    const [ours, theirs] = [await openProject(), await openProject()];
    const id = await ask(ours);

    const response = await decide(theirs.ann, id);

    expect(response.status).toBe(404);
    expect(await refusals(theirs)).toEqual([]);
    expect(await read(ours, id)).toMatchObject({ status: "waiting" });
  });
});

describe("a clock that is wrong", () => {
  it("asks for an answer by a time that has passed: nothing is asked, and it is told the time", async () => {
    const place = await openProject();
    const due = new Date(Date.now() - 90_000).toISOString();

    const response = await send(askRoute, { key: place.asker, body: { ...refund, due_at: due } });

    expect(response.status).toBe(400);
    expect((await response.json()).detail).toMatch(/^due_at: has passed; it is 20.*Z here/);
    const rows = await db.execute(
      sql`select id from approval where project_id = ${place.ctx.projectId}`,
    );
    expect(rows).toEqual([]);
  });

  it("asks again after that time and is answered as before", async () => {
    const place = await openProject();
    const due = new Date(Date.now() + 60_000).toISOString();
    const headers = { "idempotency-key": "k1" };
    const first = await send(askRoute, {
      key: place.asker,
      body: { ...refund, due_at: due },
      headers,
    });
    const { id, due_at: kept } = await first.json();
    expect(kept).toBe(due);
    await db.execute(
      sql`update approval set due_at = now() - interval '1 second' where id = ${id}`,
    );
    await settleApprovals(db, clock);

    const past = new Date(Date.now() - 1_000).toISOString();
    const again = await send(askRoute, {
      key: place.asker,
      body: { ...refund, due_at: past },
      headers,
    });

    expect([again.status, (await again.json()).status]).toEqual([200, "expired"]);
  });
});
