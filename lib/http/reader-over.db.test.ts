import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSharedDb } from "@/db/client";
import { session } from "@/db/schema";
import { addPerson } from "@/db/testing/add-person";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { ChunkRequest } from "@/lib/contracts/chunk";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { clock } from "@/lib/clock";
import { requireSeat, takeSeat } from "@/lib/live/stream-seats";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { getApproval } from "@/lib/services/approvals/get-approval";
import { requestApproval } from "@/lib/services/approvals/request-approval";
import { revokeSession } from "@/lib/services/account/revoke-session";
import { authenticateKey } from "@/lib/services/api-keys/authenticate-key";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";
import type { ServiceContext } from "@/lib/services/context";
import { changeMember } from "@/lib/services/members/change-member";
import { appendChunk } from "@/lib/services/streams/append-chunk";
import { handOff } from "@/lib/services/tasks/hand-off";
import { waitFor } from "./wait-for";
import { streamChanges } from "./stream-changes";
import { streamChunks } from "./stream-chunks";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
  process.env["DATABASE_URL"] = projects.url;
  ctx = { ...(await projects.context()), now: clock };
});
afterAll(async () => {
  await closeSharedDb();
  await projects.close();
});

async function addKey() {
  const input = { label: "reader", scopes: ["read" as const, "run" as const] };
  const { key, api_key: made } = await createApiKey(ctx, { ...input, expires_in_days: null });
  const asKey = async () => ({ ...ctx, ...(await authenticateKey(ctx.db, key)) });
  return { id: made.id, asKey, as: await asKey() };
}

async function signIn() {
  const { actor } = await addPerson(ctx, { name: "Ann", role: "viewer" });
  const sessionId = randomUUID();
  const expiresAt = new Date(Date.now() + 60_000);
  await ctx.db
    .insert(session)
    .values({ id: sessionId, token: sessionId, userId: actor.id, expiresAt });
  return { ...ctx, actor, sessionId, userId: actor.id };
}

const open = (as: ServiceContext) => streamChanges(new Request("http://x/"), { ctx: as });

/** Reads until something is in it; then it stays open. */
async function readUntil({ body }: Response, part: string): Promise<string> {
  let text = "";
  for await (const bytes of body ?? []) {
    text += new TextDecoder().decode(bytes);
    if (text.includes(part)) return text;
  }
  throw new Error(`it ended before ${part}`);
}

describe("a live stream", () => {
  it("ends soon after the key, the session or the membership has ended; others go on", async () => {
    const [revoked, expired, kept] = await Promise.all([addKey(), addKey(), addKey()]);
    const [signedOut, removed, late, stays] = await Promise.all([
      signIn(),
      signIn(),
      signIn(),
      signIn(),
    ]);
    const ending = [revoked.as, expired.as, signedOut, removed, late];
    const streams = await Promise.all(ending.map(open));
    const going = await Promise.all([kept.as, stays].map(open));

    await revokeApiKey(ctx, revoked.id);
    await ctx.db.execute(sql`update api_key set expires_at = now()
      where project_id = ${ctx.projectId} and id = ${expired.id}`);
    await revokeSession(signedOut, { id: signedOut.sessionId, currentId: "another" });
    await changeMember(ctx, { userId: removed.userId, role: null });
    await ctx.db.execute(sql`update session set expires_at = now() where id = ${late.sessionId}`);

    for (const stream of streams) expect(await stream.text()).toContain("retry:");
    // Nothing remembers it, or its stream would be opened again.
    await expect(revoked.asKey()).rejects.toMatchObject({ code: "unauthenticated" });
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "reader" });
    const asked = { from_agent: "boss", to_agent: "reader", task: "read" };
    const { handoff_id: id } = await handOff(ctx, HandOffRequest.parse(asked));
    await ctx.db.execute(sql`insert into change (project_id, topic, ids)
      values (${ctx.projectId}, 'run', ${sql.param([id])}::text[])`);
    for (const stream of going) expect(await readUntil(stream, id)).toContain("event: run");
  });

  it("is a wait for an answer, too: it ends with a refusal", async () => {
    const { approval } = await requestApproval(ctx, AskRequest.parse({ question: "May I?" }));
    const { id, as } = await addKey();
    const waiting = waitFor(as, () => getApproval(as, ApprovalId.parse(approval.id)), {
      isThere: ({ status }) => status !== "waiting",
      waitMs: 60_000,
      signal: new AbortController().signal,
    });

    await revokeApiKey(ctx, id);

    await expect(waiting).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("of an answer ends in the middle, too", async () => {
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "reader" });
    const asked = { from_agent: "boss", to_agent: "reader", task: "read", pattern: "streaming" };
    const { handoff_id } = await handOff(ctx, HandOffRequest.parse(asked));
    const handoffId = HandoffId.parse(handoff_id);
    const { id, as } = await addKey();
    const chunk = ChunkRequest.parse({ offset: 0, text: "one " });
    await appendChunk(ctx, { ...chunk, handoffId, agent: "boss" });
    const headers = { "x-baton-agent": "reader" };
    const response = await streamChunks(new Request("http://x/", { headers }), {
      ctx: as,
      handoffId,
    });

    await revokeApiKey(ctx, id);

    const text = await response.text();
    expect(text).toContain("one ");
    expect(text).not.toContain("event: end");
  });

  it("gives its seat back when nobody reads it", async () => {
    const asked = { from_agent: "boss", to_agent: "unread", task: "read", pattern: "streaming" };
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "unread" });
    const { handoff_id } = await handOff(ctx, HandOffRequest.parse(asked));
    const handoffId = HandoffId.parse(handoff_id);
    const { id, as } = await addKey();
    const chunk = ChunkRequest.parse({ offset: 0, text: "one " });
    await appendChunk(ctx, { ...chunk, handoffId, agent: "boss" });
    const request = new Request("http://x/", { headers: { "x-baton-agent": "unread" } });
    const seats = Array.from({ length: 199 }, () => takeSeat(id));
    await streamChunks(request, { ctx: as, handoffId });
    expect(() => requireSeat(id)).toThrow("200 live streams");

    await revokeApiKey(ctx, id);

    await expect.poll(() => isFree(id), { timeout: 10_000 }).toBe(true);
    for (const leave of seats) leave();
  });
});

function isFree(caller: string): boolean {
  try {
    requireSeat(caller);
    return true;
  } catch {
    return false;
  }
}
