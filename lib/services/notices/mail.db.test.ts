import { createServer as createTcpServer } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { callbackify } from "node:util";
import { sql } from "drizzle-orm";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { CreateChannelRequest } from "@/lib/contracts/notification-channel";
import { nanosFromMs } from "@/lib/domain/time";
import { TEST_CERTIFICATE } from "@/lib/outgoing/certificate.fixture";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { createMailer } from "@/lib/outgoing/send-mail";
import { decideApproval } from "../approvals/decide-approval";
import { requestApproval } from "../approvals/request-approval";
import { settleApprovals } from "../approvals/settle-approvals";
import type { ServiceContext } from "../context";
import { createSeal } from "../vault/seal";
import { resealChannels, sealPassword } from "./channel-password";
import { createChannel, listChannels, testChannel } from "./channels";
import { deliverNotices } from "./deliver-notices";
import { planDigests } from "./plan-digests";

type Received = { user: string | undefined; secure: boolean; to: string[]; source: string };

let projects: Awaited<ReturnType<typeof openTestProjects>>;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  projects = await openTestProjects();
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
  await projects.db.execute(sql`delete from notice`);
});
afterAll(() => projects.close());

/** A real mail server; it takes mail from "baton" with the password "open sesame". */
async function openMailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    ...TEST_CERTIFICATE,
    onAuth: ({ username, password }, _session, done) => {
      if (username === "baton" && password === "open sesame") done(null, { user: username });
      else done(new Error("Who are you?"));
    },
    onData: callbackify(async (stream: Readable, session: SMTPServerSession) => {
      const { user, secure, envelope } = session;
      const source = await text(stream);
      const to = envelope.rcptTo.map(({ address }) => address);
      received.push({ user: user === undefined ? user : String(user), secure, to, source });
    }),
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "localhost", resolve);
  });
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  );
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, received };
}

const doors = (allowedHosts: string[] = ["localhost"]) => ({
  fetch: createGuardedFetch(),
  mail: createMailer({ allowedHosts, ca: TEST_CERTIFICATE.cert }),
});
const login = { username: "baton", password: "open sesame" };

async function withChannel(port: number, more: object = {}): Promise<ServiceContext> {
  const ctx = await projects.context();
  const asked = CreateChannelRequest.parse({
    kind: "email",
    name: "ops",
    host: "localhost",
    port,
    from: "baton@example.com",
    to: ["ann@example.com", "bob@example.com"],
    ...more,
  });
  await createChannel(ctx, asked);
  return ctx;
}

const ask = (ctx: ServiceContext, question: string) =>
  requestApproval(
    ctx,
    AskRequest.parse({ question, action: { name: "pay", args: { amount: 1 } } }),
  );
const problemOf = async (ctx: ServiceContext) => (await listChannels(ctx)).items[0]?.last_problem;

describe("a mail", () => {
  it.each([
    ["STARTTLS", "starttls", {}],
    ["TLS from the start", "tls", { secure: true }],
  ])("is handed in over %s, with the password, and leads to the question", async (...row) => {
    const [, security, options] = row;
    const { port, received } = await openMailServer(options);
    const ctx = await withChannel(port, { security, ...login });
    const { approval } = await ask(ctx, "Pay the bill?");

    await deliverNotices(ctx.db, doors());

    expect(await problemOf(ctx)).toBeNull();
    expect(received).toMatchObject([
      { user: "baton", secure: true, to: ["ann@example.com", "bob@example.com"] },
    ]);
    const source = received[0]?.source.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
    expect(source).toContain("Subject: An approval waits: Pay the bill?");
    expect(source).toContain(`selected=${approval.id}`);
    expect(source).not.toContain("amount");
  });

  it("goes without a password where the server asks for none", async () => {
    const { port, received } = await openMailServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
    });
    const ctx = await withChannel(port, { security: "none" });
    const [channel] = (await listChannels(ctx)).items;
    await testChannel(ctx, channel?.id ?? "");

    await deliverNotices(ctx.db, doors());

    expect(received).toMatchObject([{ user: undefined, secure: false }]);
  });

  it.each([
    ["a wrong password", { ...login, password: "guess" }, {}, /Who are you/],
    ["a server that hides STARTTLS", login, { disabledCommands: ["STARTTLS"] }, /STARTTLS/],
  ])("is not sent with %s, and the channel says so", async (_what, more, options, problem) => {
    const { port, received } = await openMailServer(options);
    const ctx = await withChannel(port, more);
    await ask(ctx, "Pay?");

    await deliverNotices(ctx.db, doors());

    expect(received).toEqual([]);
    expect(await problemOf(ctx)).toMatch(problem);
  });

  it("never goes to a server in a private network, nor to one whose certificate nobody knows", async () => {
    const { port, received } = await openMailServer();
    const ctx = await withChannel(port, login);
    await ask(ctx, "Pay?");
    const stranger = { ...doors(), mail: createMailer({ allowedHosts: ["localhost"] }) };

    await deliverNotices(ctx.db, doors([]));
    expect(await problemOf(ctx)).toContain("private network");
    await ctx.db.execute(sql`update notice set due_at = now()`);
    await deliverNotices(ctx.db, stranger);

    expect(await problemOf(ctx)).toMatch(/self.signed/);
    expect(received).toEqual([]);
  });

  it("is given up in time when the server says nothing", async () => {
    const silent = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => {
      silent.listen(0, "localhost", resolve);
    });
    closing.push(async () => void silent.close());
    const address = silent.address();
    const ctx = await withChannel(typeof address === "object" && address ? address.port : 0, login);
    await ask(ctx, "Pay?");

    await deliverNotices(ctx.db, doors());

    expect(await problemOf(ctx)).toEqual(expect.any(String));
  });
});

describe("a digest", () => {
  const morning = { time_zone: "UTC", days: ["thu", "fri"], at: ["09:00"] };
  const at = (time: string) => () => nanosFromMs(Date.parse(time));

  it("tells at its time what waits, once, and is silent when nothing does", async () => {
    const { port, received } = await openMailServer();
    const ctx = await withChannel(port, { ...login, digest: morning });
    const first = await ask(ctx, "Pay the first?");
    const second = await ask(ctx, "Pay the second?");
    const asked = [first.approval.id, second.approval.id];
    expect(await deliverNotices(ctx.db, doors())).toBe(0);

    expect(await planDigests(ctx.db, at("2026-01-16T08:59:59Z"))).toBe(0);
    expect(await planDigests(ctx.db, at("2026-01-16T09:00:00Z"))).toBe(1);
    expect(await planDigests(ctx.db, at("2026-01-16T09:00:01Z"))).toBe(0);
    await deliverNotices(ctx.db, doors());

    expect(received).toHaveLength(1);
    expect(received[0]?.source).toContain("Subject: 2 approvals wait");
    expect(received[0]?.source).toContain("Pay the first?");
    const [channel] = (await listChannels(ctx)).items;
    expect(channel?.next_digest_at).toBe("2026-01-22T09:00:00.000Z");

    for (const id of asked) await decideApproval(ctx, { id, decision: "approve" });
    await settleApprovals(ctx.db, ctx.now);
    await planDigests(ctx.db, at("2026-01-22T09:00:00Z"));
    await deliverNotices(ctx.db, doors());
    expect(received).toHaveLength(1);
  });
});

describe("a channel's password", () => {
  it("is sealed, is told to nobody, and moves to a new key", async () => {
    const ctx = await withChannel(25, { ...login });
    const { items } = await listChannels(ctx);
    const [row] = await ctx.db.execute(sql`select mail, sealed from notice_channel
      where project_id = ${ctx.projectId}`);
    expect(JSON.stringify([items, row])).not.toContain("open sesame");

    const old = "o".repeat(40);
    const next = createSeal(["n".repeat(40), old]);
    const owner = { projectId: ctx.projectId, id: items[0]?.id ?? "" };
    const { sealed, keyId } = sealPassword("open sesame", owner, createSeal([old]));
    await ctx.db.execute(sql`update notice_channel set sealed = ${sealed}, key_id = ${keyId}
      where id = ${owner.id}`);
    await resealChannels(ctx.db, next);

    const [moved] = await ctx.db.execute<{ sealed: string; key_id: string }>(
      sql`select sealed, key_id from notice_channel where id = ${owner.id}`,
    );
    expect(moved?.key_id).toBe(next.keyId);
    expect(
      next.open(
        { sealed: moved?.sealed ?? "", keyId: next.keyId },
        { projectId: ctx.projectId, name: `channel/${owner.id}` },
      ),
    ).toBe("open sesame");
  });

  it.each([
    ["a password in the open", { security: "none", ...login }],
    ["a user without a password", { username: "baton" }],
    ["a recipient that is no address", { to: ["ann@example.com\r\nBcc: eve@example.com"] }],
    ["a server that is no host", { host: "localhost/path?x" }],
  ])("goes with no %s", (_what, wrong) => {
    const asked = {
      kind: "email",
      name: "ops",
      host: "localhost",
      port: 587,
      from: "b@example.com",
      to: ["ann@example.com"],
      ...wrong,
    };

    expect(CreateChannelRequest.safeParse(asked).success).toBe(false);
  });
});
