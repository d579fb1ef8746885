import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { ingestLangsmith } from "../events/ingest-langsmith";
import { ingestNative } from "../events/ingest-native";
import { ingestOpenaiAgents } from "../events/ingest-openai-agents";
import { ingestOtlp } from "../events/ingest-otlp";
import { importLog } from "../imports/import-log";
import { listRejects } from "./list-rejects";
import { replayReject } from "./replay-reject";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const bad: Json = { event: "teleported", trace_id: "t", task: "use AKIAIOSFODNN7EXAMPLE" };

describe("rejected input", () => {
  it("is kept with its reason, masked, once however often it comes", async () => {
    const ctx = await projects.context();

    await ingestEvents(ctx, { values: [bad, bad], source: "native" });
    await ingestEvents(ctx, { values: [bad], source: "native" });

    const { items } = await listRejects(ctx, { limit: 50 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ source: "native", code: "invalid_input", times: 3 });
    expect(items[0]?.message).toContain("teleported");
    expect(items[0]?.body).toContain("[masked:aws_access_key:");
    expect(items[0]?.body).not.toContain("AKIA");
  });

  it("says why a replay is refused again, and keeps it", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: [bad], source: "native" });
    const [reject] = (await listRejects(ctx, { limit: 50 })).items;

    await expect(replayReject(ctx, reject?.id ?? "")).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("teleported"),
    });

    expect((await listRejects(ctx, { limit: 50 })).items).toHaveLength(1);
  });

  it("is not found from another project, nor by a guess", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    await ingestEvents(mine, { values: [bad], source: "native" });
    const [reject] = (await listRejects(mine, { limit: 50 })).items;

    await expect(replayReject(theirs, reject?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("pages through all of them once", async () => {
    const ctx = await projects.context();
    const values = Array.from({ length: 5 }, (_, n): Json => ({ event: `unknown-${n}` }));
    await ingestEvents(ctx, { values, source: "native" });

    const first = await listRejects(ctx, { limit: 3 });
    const second = await listRejects(ctx, { limit: 3, cursor: first.next_cursor ?? "" });

    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([new Set(ids).size, second.next_cursor]).toEqual([5, null]);
  });

  const SECRET = "AKIAIOSFODNN7EXAMPLE";
  const okSpan = {
    traceId: "a".repeat(32),
    spanId: "b".repeat(16),
    name: "work",
    startTimeUnixNano: "1768478400000000000",
    attributes: [{ key: "note", value: { stringValue: `use ${SECRET}` } }],
  };
  const exportOf = (...spans: Json[]) =>
    JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

  it.each<[string, object, string]>([
    ["a trace id of zeros", { traceId: "0".repeat(32) }, "trace_id"],
    ["a time in words", { startTimeUnixNano: "now" }, "times"],
  ])("shows a span with %s, masked, beside the one that was kept", async (_what, bad, field) => {
    const ctx = await projects.context();
    const bytes = Buffer.from(exportOf({ ...okSpan, ...bad }, { ...okSpan }));

    const result = await ingestOtlp(ctx, { bytes, encoding: "json" });

    const [reject] = (await listRejects(ctx, { limit: 50 })).items;
    expect(result.rejected).toBe(1);
    expect(reject).toMatchObject({ source: "otlp", kind: "item", event_id: okSpan.spanId });
    expect(reject?.message).toContain(field);
    expect(reject?.body).toContain("[masked:aws_access_key:");
    await expect(replayReject(ctx, reject?.id ?? "")).rejects.toMatchObject({
      code: "conflict",
      message: reject?.replay_blocked,
    });
  });

  it.each<[string, (ctx: ServiceContext) => Promise<unknown>]>([
    [
      "broken JSON",
      (ctx) => ingestNative(ctx, { bytes: Buffer.from(`{"a": "${SECRET}`), contentType: null }),
    ],
    [
      "half a protobuf message",
      (ctx) => ingestOtlp(ctx, { bytes: Buffer.from(`\n\x7f\0 ${SECRET} `), encoding: "protobuf" }),
    ],
    ["another shape", (ctx) => ingestOpenaiAgents(ctx, Buffer.from(`{"items": ["${SECRET}"]}`))],
    [
      "another shape",
      (ctx) => ingestLangsmith(ctx, { bytes: Buffer.from(`["${SECRET}"]`), form: { as: "batch" } }),
    ],
    ["no log", (ctx) => importLog(ctx, { file_name: "x", bytes: Buffer.from(`"${SECRET}"`) })],
  ])("keeps the words of a whole body that is %s, masked", async (_what, send) => {
    const ctx = await projects.context();

    await expect(send(ctx)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(send(ctx)).rejects.toMatchObject({ code: "invalid_input" });

    const [reject, ...others] = (await listRejects(ctx, { limit: 50 })).items;
    expect(others).toEqual([]);
    expect(reject).toMatchObject({ kind: "body", times: 2, replay_blocked: expect.any(String) });
    expect(reject?.body).toContain("[masked:aws_access_key:");
    expect(reject?.body).not.toContain("AKIA");
  });

  it("keeps the beginning of a large body, and of each broken line its own", async () => {
    const ctx = await projects.context();
    const lines = Buffer.from(`{"a": 1\n{"b": ${"x".repeat(100_000)}`);

    await ingestNative(ctx, { bytes: lines, contentType: "application/x-ndjson" });
    const large = Buffer.from(`{"c": ${"y".repeat(1_000_000)}`);
    await expect(ingestNative(ctx, { bytes: large, contentType: null })).rejects.toThrow(
      /valid JSON/,
    );

    const bodies = (await listRejects(ctx, { limit: 50 })).items.map(({ body }) => body ?? "");
    const starts = bodies.map((body) => JSON.parse(body).slice(0, 4));
    expect(new Set(starts)).toEqual(new Set(['{"a"', '{"b"', '{"c"']));
    expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThan(20_000);
  });
});
