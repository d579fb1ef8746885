import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSharedDb } from "@/db/client";
import { openTestProjects } from "@/db/testing/test-project";
import { ChunkRequest } from "@/lib/contracts/chunk";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { AddSecretRequest } from "@/lib/contracts/vault";
import { HandoffId } from "@/lib/domain/ids";
import { nanosFromMs } from "@/lib/domain/time";
import type { ServiceContext } from "@/lib/services/context";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { listHandoffEvents } from "@/lib/services/handoffs/list-handoff-events";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { appendChunk } from "@/lib/services/streams/append-chunk";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { handOff } from "@/lib/services/tasks/hand-off";
import { addSecret } from "@/lib/services/vault/add-secret";
import { streamChunks } from "./stream-chunks";

const VALUE = "zebra violin lantern";
let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
  process.env["DATABASE_URL"] = projects.url;
});
afterAll(async () => {
  await closeSharedDb();
  await projects.close();
});

async function openStream(more: object = {}) {
  const ctx = { ...(await projects.context()), now: () => nanosFromMs(Date.now()) };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse({}), name: "reader" });
  const asked = { from_agent: "boss", to_agent: "reader", task: "read", pattern: "streaming" };
  const sent = await handOff(ctx, HandOffRequest.parse({ ...asked, ...more }));
  const handoffId = HandoffId.parse(sent.handoff_id);
  let offset = 0;
  return {
    ctx,
    handoffId,
    traceId: sent.trace_id,
    at: (given: number, text: string, isLast = false) => {
      const chunk = ChunkRequest.parse({ offset: given, text, is_last: isLast });
      return appendChunk(ctx, { ...chunk, handoffId, agent: "boss" });
    },
    async send(text: string, isLast = false) {
      const answer = await this.at(offset, text, isLast);
      offset = answer.next_offset;
      return answer;
    },
  };
}
type Stream = { ctx: ServiceContext; handoffId: HandoffId };

/** What a reader gets until `isEnough`; then it dies. */
async function read(
  { ctx, handoffId }: Stream,
  {
    lastId,
    isEnough = () => false,
    agent = "reader",
  }: {
    lastId?: string;
    isEnough?: (text: string) => boolean;
    agent?: string;
  } = {},
) {
  const headers = { "x-baton-agent": agent, ...(lastId ? { "last-event-id": lastId } : {}) };
  const request = new Request("http://x/api/v1/handoffs/x/chunks", { headers });
  const { body } = await streamChunks(request, { ctx, handoffId });
  let all = "";
  for await (const bytes of body ?? []) {
    all += new TextDecoder().decode(bytes);
    if (isEnough(all)) break;
  }
  const events = all
    .split("\n\n")
    .filter(Boolean)
    .map((each) => ({
      id: /^id: (.*)$/m.exec(each)?.[1],
      event: /^event: (.*)$/m.exec(each)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(each)?.[1] ?? "{}"),
    }));
  const text = events.map(({ data }) => data.text ?? "").join("");
  return { text, events, lastId: events.at(-1)?.id };
}

describe("a streaming handoff", () => {
  it("is read while it is sent, in order, to its end", async () => {
    const stream = await openStream();
    const reading = read(stream);

    for (const word of ["Es ", "wärmt ", "😀 ", "sich."]) await stream.send(word);
    await stream.send("", true);

    const { text, events } = await reading;
    expect(text).toBe("Es wärmt 😀 sich.");
    expect(events.at(-1)).toMatchObject({ event: "end" });
  });

  it("tells a gap and an overlap where to go on, and takes a repeat once", async () => {
    const stream = await openStream();
    await stream.at(0, "ä one ");
    await stream.at(7, "two ");

    const again = await stream.at(7, "two ");

    expect(again.next_offset).toBe(11);
    for (const [offset, text] of [
      [12, "gap"],
      [8, "two "],
      [7, "other"],
    ] as const) {
      await expect(stream.at(offset, text)).rejects.toMatchObject({
        code: "offset_mismatch",
        members: { expected_offset: 11 },
      });
    }
    await stream.at(11, "three", true);
    await expect(stream.at(16, "more")).rejects.toMatchObject({ code: "conflict" });
    expect((await read(stream)).text).toBe("ä one two three");
  });

  it("takes one of two chunks that come at once", async () => {
    const stream = await openStream();

    const both = await Promise.allSettled([stream.at(0, "one "), stream.at(0, "another ")]);

    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("goes on where a reader was that died", async () => {
    const stream = await openStream();
    await stream.send("one ");
    await stream.send("two ");
    const first = await read(stream, { isEnough: (text) => text.includes("one") });
    await stream.send("three", true);

    const rest = await read(stream, { lastId: first.events[0]?.id ?? "" });

    expect(first.events[0]).toMatchObject({ id: "4", data: { offset: 0, text: "one " } });
    expect(rest.text).toBe("two three");
  });

  it("lets its sender wait while nobody reads, and go on afterwards", async () => {
    const stream = await openStream();
    const large = "some words ".repeat(20_000);
    for (let count = 0; count < 4; count += 1) await stream.send(large);

    const sending = stream.send(large);
    await expect(sending).rejects.toMatchObject({ code: "queue_full", retryAfterSeconds: 1 });
    await read(stream, { isEnough: (text) => text.length > 2 * large.length });
    await read(stream, {
      lastId: String(3 * large.length),
      isEnough: (text) => text.length > large.length,
    });

    const isRoom = async () => stream.send(large).then(Boolean, () => false);
    await expect.poll(isRoom).toBe(true);
  });

  it("stores and tells nothing of a secret that lies across chunks", async () => {
    const stream = await openStream();
    const secret = { name: "KEY", value: VALUE };
    await addSecret(stream.ctx, AddSecretRequest.parse(secret));
    const text = `Call with ${VALUE} and AKIAX1Y2Z3X1Y2Z3X1Y2 then.`;

    for (const few of text.match(/.{1,3}/g) ?? []) {
      await stream.send(few);
      const rows = await stream.ctx.db.execute(sql`select s::text as s, (
        select json_agg(p::text) from handoff_piece p) as p from handoff_stream s`);
      expect(JSON.stringify(rows)).not.toMatch(/zebra|AKIAX1/);
    }
    await stream.send("", true);

    const read1 = await read(stream);
    expect(read1.text).toMatch(
      /^Call with \[masked:vault_secret:\w+\] and \[masked:\w+:\w+\] then\.$/,
    );
  });

  it("is told in the trace, chunk by chunk", async () => {
    const stream = await openStream();
    await stream.send("one ");
    await stream.send("zwei ü", true);
    await deliverTraces(stream.ctx, [stream.traceId]);

    const place = { id: stream.handoffId, traceId: undefined, limit: 50 };
    const { items } = await listHandoffEvents(stream.ctx, place);

    const told = items.map((item) => JSON.stringify(item)).filter((text) => /_chunk/.test(text));
    expect(told).toEqual([
      expect.stringContaining('"offset":0'),
      expect.stringContaining('"offset":4'),
    ]);
  });

  it("is over for its reader when its sender died and the handoff timed out", async () => {
    const stream = await openStream({ timeout_ms: 100, ack_timeout_ms: 100 });
    await stream.send("half of ");
    await stream.ctx.db.execute(sql`update task set ack_due_at = now() - interval '1 second'`);
    await expireTasks(stream.ctx.db, stream.ctx.now);

    const { text, events } = await read(stream);

    expect(text).toBe("half of ");
    expect(events.at(-1)).toMatchObject({ event: "aborted", data: { state: "timed_out" } });
    await expect(stream.send("more")).rejects.toMatchObject({ code: "conflict" });
  });

  it("is nobody else's to send or to read", async () => {
    const stream = await openStream();
    const key = { kind: "api_key" as const, id: "k", label: "k", scopes: ["run" as const] };
    const other = { ...stream, ctx: { ...stream.ctx, actor: key } };
    const chunk = ChunkRequest.parse({ offset: 0, text: "x" });

    const sending = appendChunk(other.ctx, { ...chunk, handoffId: stream.handoffId, agent: "eve" });
    await expect(sending).rejects.toMatchObject({ code: "forbidden" });
    await expect(read(other, { agent: "eve" })).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = { ...other, ctx: { ...(await projects.context()), actor: key } };
    await expect(read(elsewhere)).rejects.toMatchObject({ code: "not_found" });
  });
});
