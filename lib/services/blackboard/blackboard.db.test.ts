import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { BoardListQuery, BoardVersionsQuery } from "@/lib/contracts/blackboard";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { registerAgent } from "../agents/register-agent";
import type { ServiceContext } from "../context";
import { getHandoff } from "../handoffs/get-handoff";
import { deliverTraces } from "../outbox/deliver-outbox";
import { claimTasks } from "../tasks/claim-tasks";
import { finishTask } from "../tasks/finish-task";
import { handOff } from "../tasks/hand-off";
import { listInbox } from "../tasks/list-inbox";
import { listTraceEvents } from "../traces/list-trace-events";
import { listEntries } from "./list-entries";
import { listVersions } from "./list-versions";
import { saveBoardPermissions } from "./permissions";
import { readValue } from "./read-value";
import { writeValue } from "./write-value";

let projects: Awaited<ReturnType<typeof openTestProjects>>;

beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** The same project as an agent's key sees it. */
async function withAgents() {
  const admin = await projects.context();
  for (const name of ["boss", "writer", "spy"]) {
    await registerAgent(admin, { ...RegisterAgentRequest.parse({}), name });
  }
  const actor = {
    kind: "api_key" as const,
    id: "k",
    label: "any",
    scopes: ["run", "read"] as const,
  };
  return { admin, ctx: { ...admin, actor } satisfies ServiceContext };
}

const key = (text: string) => BoardKey.parse(text);
const put = (
  ctx: ServiceContext,
  at: string,
  more: { value?: Json; agent?: string; expected?: number | "any" } = {},
) =>
  writeValue(ctx, {
    key: key(at),
    value: more.value ?? { n: 1 },
    agent: more.agent,
    expected: more.expected,
    handoffId: undefined,
  });
const versions = (ctx: ServiceContext, at: string, agent?: string) =>
  listVersions(ctx, { ...BoardVersionsQuery.parse({}), key: key(at), agent });
const listed = async (ctx: ServiceContext, agent?: string, more: object = {}) => {
  const page = await listEntries(ctx, { ...BoardListQuery.parse(more), agent });
  return { keys: page.items.map((item) => item.key), next: page.next_cursor };
};
const asked = (more: object = {}) =>
  HandOffRequest.parse({ from_agent: "boss", to_agent: "writer", task: "write", ...more });

describe("a value on the blackboard", () => {
  it("keeps every version, with who wrote and who read it", async () => {
    const { ctx } = await withAgents();
    const at = "output/boss/plan";
    await put(ctx, at, { agent: "boss", value: { plan: "a" } });
    await readValue(ctx, { key: key(at), agent: "boss" });
    await readValue(ctx, { key: key(at), agent: "boss" });
    await put(ctx, at, { agent: "boss", value: { plan: "b" } });

    expect(await readValue(ctx, { key: key(at), agent: "boss" })).toMatchObject({
      value: { plan: "b" },
      version: 2,
      written_by: "boss",
    });
    const { items } = await versions(ctx, at, "boss");
    expect(items).toMatchObject([
      { version: 2, value: { plan: "b" }, read_by: [{ reader: "boss", count: 1 }] },
      { version: 1, value: { plan: "a" }, read_by: [{ reader: "boss", count: 2 }] },
    ]);
  });

  it("lets one of many writers win who all expect the same version", async () => {
    const { ctx } = await withAgents();
    const at = "output/boss/shared";
    await put(ctx, at, { agent: "boss" });

    const ends = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => put(ctx, at, { agent: "boss", expected: 1, value: n })),
    );

    const lost = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    expect(lost).toHaveLength(5);
    expect(lost[0]).toMatchObject({ code: "precondition_failed" });
    expect((await versions(ctx, at, "boss")).items.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("gives writers who expect nothing a version each", async () => {
    const { ctx } = await withAgents();
    const at = "output/boss/log";

    await Promise.all(
      Array.from({ length: 6 }, (_, n) => put(ctx, at, { agent: "boss", value: n })),
    );

    const { items } = await versions(ctx, at, "boss");
    expect(items.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(new Set(items.map(({ value }) => value)).size).toBe(6);
  });

  it.each([
    ["a new key, and there is none", 0, false, true],
    ["a new key, and there is one", 0, true, false],
    ["any version, and there is none", "any" as const, false, false],
    ["any version, and there is one", "any" as const, true, true],
    ["an older version", 7, true, false],
  ])("expecting %s", async (_case, expected, isThere, isWritten) => {
    const { ctx } = await withAgents();
    if (isThere) await put(ctx, "output/boss/x", { agent: "boss" });

    const writing = put(ctx, "output/boss/x", { agent: "boss", expected });

    expect(
      await writing.then(
        () => true,
        () => false,
      ),
    ).toBe(isWritten);
  });

  it("holds no secret", async () => {
    const { ctx } = await withAgents();
    const secret = "AKIAIOSFODNN7EXAMPLQ";
    await put(ctx, "output/boss/x", { agent: "boss", value: { aws: secret } });

    const { value } = await readValue(ctx, { key: key("output/boss/x"), agent: "boss" });
    expect(JSON.stringify(value)).toMatch(/\[masked:/);
  });
});

describe("who may read and write", () => {
  it("lets an agent write below its own name only", async () => {
    const { ctx, admin } = await withAgents();
    const refused = { code: "forbidden" };

    await expect(put(ctx, "output/boss/x", { agent: "spy" })).rejects.toMatchObject(refused);
    await expect(put(ctx, "shared/x", { agent: "boss" })).rejects.toMatchObject(refused);
    await expect(put(ctx, "output/boss", { agent: "boss" })).rejects.toMatchObject(refused);
    await expect(put(ctx, "output/Boss/x", { agent: "boss" })).rejects.toMatchObject(refused);
    await expect(put(admin, "shared/x")).resolves.toMatchObject({ version: 1 });
  });

  it("does not tell an agent what others wrote, not even whether they did", async () => {
    const { ctx } = await withAgents();
    await put(ctx, "output/boss/x", { agent: "boss" });

    for (const at of ["output/boss/x", "output/boss/nothing"]) {
      const reading = readValue(ctx, { key: key(at), agent: "spy" });
      await expect(reading).rejects.toMatchObject({ code: "forbidden" });
      await expect(versions(ctx, at, "spy")).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listed(ctx, "spy")).toEqual({ keys: [], next: null });
    expect(await listed(ctx, "boss")).toEqual({ keys: ["output/boss/x"], next: null });
  });

  it("follows what the project allows", async () => {
    const { ctx, admin } = await withAgents();
    await saveBoardPermissions(admin, {
      items: [
        { agent: "*", prefix: "shared/", can_read: true, can_write: false },
        { agent: "boss", prefix: "shared/", can_read: false, can_write: true },
      ],
    });

    await put(ctx, "shared/x", { agent: "boss" });
    await expect(put(ctx, "shared/x", { agent: "spy" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await readValue(ctx, { key: key("shared/x"), agent: "spy" })).toMatchObject({
      version: 1,
    });
    await expect(saveBoardPermissions(ctx, { items: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("lists in pages, by key", async () => {
    const { ctx } = await withAgents();
    for (const at of ["b", "a", "c/d", "B"]) await put(ctx, `output/boss/${at}`, { agent: "boss" });

    const first = await listed(ctx, "boss", { limit: 3, prefix: "output/boss/" });
    const rest = await listed(ctx, "boss", { limit: 3, cursor: first.next });

    expect(first.keys).toEqual(["output/boss/B", "output/boss/a", "output/boss/b"]);
    expect(rest).toEqual({ keys: ["output/boss/c/d"], next: null });
  });
});

describe("a handoff by blackboard", () => {
  it("carries only the key, which its receiver may read and nobody else", async () => {
    const { ctx } = await withAgents();
    const data = { companies: ["Acme", "Beta"], notes: "x".repeat(5_000) };
    const sent = await handOff(ctx, asked({ data, context: { tone: "plain" } }));
    const [item] = (await listInbox(ctx, "writer")).items;
    const at = key(item?.output_key ?? "");

    expect(at).toBe(`output/boss/${sent.handoff_id}`);
    expect(JSON.stringify(item)).not.toContain("Acme");
    expect(await readValue(ctx, { key: at, agent: "writer" })).toMatchObject({ value: data });
    await expect(readValue(ctx, { key: at, agent: "spy" })).rejects.toMatchObject({
      code: "forbidden",
    });

    await deliverTraces(ctx, [sent.trace_id]);
    const id = HandoffId.parse(sent.handoff_id);
    const handoff = await getHandoff(ctx, { id, traceId: undefined });
    expect(handoff).toMatchObject({ pattern: "blackboard", explicit: true });
    expect(handoff.context_bytes).toBeLessThan(1_000);
    const events = await listTraceEvents(ctx, sent.trace_id, { limit: 100 });
    const told = events.items.map(({ body }) => body);
    expect(told).toContainEqual(
      expect.objectContaining({ event: "blackboard_written", key: at, version: 1, agent: "boss" }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({ event: "blackboard_read", key: at, version: 1, agent: "writer" }),
    );
  });

  it("passes on only a key that the caller may read itself", async () => {
    const { ctx } = await withAgents();
    await put(ctx, "output/boss/x", { agent: "boss" });
    const passed = asked({ from_agent: "spy", output_key: "output/boss/x" });

    await expect(handOff(ctx, passed)).rejects.toMatchObject({ code: "forbidden" });
    await handOff(ctx, asked({ output_key: "output/boss/x" }));
    expect(await readValue(ctx, { key: key("output/boss/x"), agent: "writer" })).toMatchObject({
      version: 1,
    });
  });

  it("is refused with a secret in its data, and then writes nothing", async () => {
    const { ctx, admin } = await withAgents();
    const leaking = asked({ data: { aws: "AKIAIOSFODNN7EXAMPLQ" } });

    await expect(handOff(ctx, leaking)).rejects.toMatchObject({ code: "credential_in_payload" });
    expect(await listed(admin)).toEqual({ keys: [], next: null });
  });

  it("is no repetition when its data is new, and one when it is not", async () => {
    const { ctx } = await withAgents();
    const { trace_id } = await handOff(ctx, asked({ data: { part: 1 } }));
    await handOff(ctx, asked({ data: { part: 2 }, trace_id }));

    await expect(handOff(ctx, asked({ data: { part: 2 }, trace_id }))).rejects.toMatchObject({
      code: "loop_detected",
    });
  });

  it("gives the caller the result that its callee wrote, and nothing that it did not", async () => {
    const { ctx } = await withAgents();
    await put(ctx, "output/writer/text", { agent: "writer" });
    await put(ctx, "output/spy/secret", { agent: "spy" });
    const results = ["output/writer/text", "output/spy/secret"];
    for (const at of results) {
      await handOff(ctx, asked({ context: { at } }));
      const [item] = (
        await claimTasks(ctx, { capabilities: [], lease_ms: 30_000, max: 1, agent: "writer" })
      ).items;
      const held = { handoffId: HandoffId.parse(item?.handoff_id), lease: item?.lease?.token };
      await finishTask(ctx, { ...held, end: { state: "completed", result: { output_key: at } } });
    }

    await expect(
      readValue(ctx, { key: key("output/writer/text"), agent: "boss" }),
    ).resolves.toMatchObject({ version: 1 });
    await expect(
      readValue(ctx, { key: key("output/spy/secret"), agent: "boss" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
