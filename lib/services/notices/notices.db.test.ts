import { clock } from "@/lib/clock";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import type { AddressRules } from "@/lib/outgoing/guarded-address";
import { createMailer } from "@/lib/outgoing/send-mail";
import { signWebhook } from "@/lib/outgoing/sign-webhook";
import { decideApproval } from "../approvals/decide-approval";
import { receiveReceipt } from "../approvals/receive-receipt";
import { requestApproval } from "../approvals/request-approval";
import { createChannel, listChannels, testChannel } from "./channels";
import { deliverNotices } from "./deliver-notices";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
const received: { headers: IncomingMessage["headers"]; body: string }[] = [];
let answer = 204;
const receiver = createServer((request, response) => {
  void keep(request).finally(() => response.writeHead(answer).end());
});
async function keep(request: IncomingMessage): Promise<void> {
  received.push({ headers: request.headers, body: await text(request) });
}
let host = "";

beforeAll(async () => {
  projects = await openTestProjects();
  await new Promise<void>((resolve) => {
    receiver.listen(0, "127.0.0.1", resolve);
  });
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(async () => {
  receiver.close();
  await projects.close();
});

async function openProject() {
  await projects.db.execute(sql`delete from notice`);
  received.length = 0;
  answer = 204;
  const ctx = { ...(await projects.context()), now: clock };
  const channel = await createChannel(ctx, {
    kind: "webhook",
    name: "ops",
    url: `http://${host}/hook/secret-path`,
    digest: null,
  });
  return { ctx, channel };
}
const doorsTo = (rules: AddressRules) => ({
  fetch: createGuardedFetch(rules),
  mail: createMailer(rules),
});
const allowed = () => doorsTo({ allowedHosts: [host] });
const textOf = (headers: IncomingMessage["headers"]) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
const ask = { question: "Pay back?", action: { name: "refund", args: { amount: 30 } } };

describe("a notice", () => {
  it("is signed, links to the question and does not tell the arguments", async () => {
    const { ctx } = await openProject();
    const { approval } = await requestApproval(ctx, AskRequest.parse(ask));
    expect(await deliverNotices(ctx.db, allowed())).toBe(1);

    const [sent] = received;
    const { signing_secret: secret, items } = await listChannels(ctx);
    const expected = signWebhook(sent?.body ?? "", {
      id: String(sent?.headers["webhook-id"]),
      secret,
      seconds: Number(sent?.headers["webhook-timestamp"]),
    });
    expect(sent?.headers).toMatchObject(expected);
    expect(sent?.body).toContain(`selected=${approval.id}`);
    expect(sent?.body).not.toContain("amount");
    expect(items).toMatchObject([{ host, last_problem: null }]);
    expect(JSON.stringify(items)).not.toContain("secret-path");
    expect(await deliverNotices(ctx.db, allowed())).toBe(0);
  });

  it("does not wait for all those of another project", async () => {
    const { ctx, channel } = await openProject();
    const other = await projects.context();
    await projects.db.execute(sql`insert into notice (project_id, channel_id, type, due_at)
      select ${ctx.projectId}, ${channel.id}, 'test', now() - interval '1 hour' from generate_series(1, 100)`);
    await createChannel(other, {
      kind: "webhook",
      name: "b",
      url: `http://${host}/b`,
      digest: null,
    });
    await requestApproval(other, AskRequest.parse(ask));

    await deliverNotices(ctx.db, allowed());

    expect(received.filter(({ body }) => body.includes("approval.requested"))).toHaveLength(1);
  });

  it("goes to so many channels and no more", async () => {
    const { ctx } = await openProject();
    const add = () =>
      createChannel(ctx, { kind: "webhook", name: "n", url: `http://${host}/n`, digest: null });
    for (let more = 1; more < 50; more += 1) await add();

    await expect(add()).rejects.toMatchObject({ code: "conflict" });
  });

  it("is tried again, later, under the same id", async () => {
    const { ctx } = await openProject();
    answer = 500;
    await requestApproval(ctx, AskRequest.parse(ask));
    await deliverNotices(ctx.db, allowed());
    expect((await listChannels(ctx)).items).toMatchObject([{ last_problem: "It answered 500." }]);
    expect(await deliverNotices(ctx.db, allowed())).toBe(0);

    answer = 204;
    await ctx.db.execute(sql`update notice set due_at = now()`);
    await deliverNotices(ctx.db, allowed());
    const ids = received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it("never goes into a private network that nobody allowed", async () => {
    const { ctx, channel } = await openProject();
    await testChannel(ctx, channel.id);
    await deliverNotices(ctx.db, doorsTo({}));

    expect(received).toEqual([]);
    expect((await listChannels(ctx)).items[0]?.last_problem).toContain("private network");
  });

  it("is not sent when somebody decided before", async () => {
    const { ctx } = await openProject();
    const { approval } = await requestApproval(ctx, AskRequest.parse(ask));
    await decideApproval(ctx, { id: approval.id, decision: "approve" });

    expect(await deliverNotices(ctx.db, allowed())).toBe(2);
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(["approval.decided"]);
  });

  it("wakes who asked when it is decided; a forged or old one is refused, a repeat acts once", async () => {
    const { ctx } = await openProject();
    const { approval } = await requestApproval(ctx, AskRequest.parse(ask));
    await deliverNotices(ctx.db, allowed());
    received.length = 0;
    await decideApproval(ctx, { id: approval.id, decision: "approve", reason: "Not for hooks." });
    answer = 500;
    await deliverNotices(ctx.db, allowed());
    answer = 204;
    await ctx.db.execute(sql`update notice set due_at = now()`);
    await deliverNotices(ctx.db, allowed());

    const hook = new Webhook((await listChannels(ctx)).signing_secret);
    const opened = received.map(({ headers, body }) => hook.verify(body, textOf(headers)));
    expect(opened).toMatchObject(
      [1, 2].map(() => ({
        type: "approval.decided",
        data: { approval: { id: approval.id }, answer: { status: "decided", decision: "approve" } },
      })),
    );
    expect(JSON.stringify(opened)).not.toMatch(/amount|Not for hooks/);
    const acts = await Promise.allSettled(
      opened.map(() => receiveReceipt(ctx, { id: approval.id, state: "executing" })),
    );
    expect(acts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);

    const [first] = received;
    const said = textOf(first?.headers ?? {});
    const forged = String(first?.body).replace('"approve"', '"reject"');
    expect(() => hook.verify(forged, said)).toThrow(/signature/i);
    const old = { ...said, "webhook-timestamp": String(Number(said["webhook-timestamp"]) - 3600) };
    expect(() => hook.verify(String(first?.body), old)).toThrow(/timestamp/i);
  });
});
