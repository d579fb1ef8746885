import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteIngestMinutesBefore } from "@/db/queries/ingest-minutes";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import type { IngestHealthQuery } from "@/lib/contracts/ingest-health";
import type { Json } from "@/lib/domain/json";
import { formatInstant, nanos, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { ingestNative } from "../events/ingest-native";
import { ingestOtlp } from "../events/ingest-otlp";
import { ingestOtlpLogs } from "../events/ingest-otlp-logs";
import { getIngestHealth } from "./get-ingest-health";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;

const later = (by: bigint): Nanos => nanos(TEST_NOW + by);
const at = (ctx: ServiceContext, now: Nanos): ServiceContext => ({ ...ctx, now: () => now });

function handoff(id: string, sentAt: Nanos): Json {
  const when = formatInstant(sentAt);
  return {
    event: "handoff_initiated",
    trace_id: id,
    handoff_id: id,
    at: when,
    from_agent: "a",
    to_agent: "b",
  };
}

async function healthOf(ctx: ServiceContext, query: IngestHealthQuery = {}) {
  const { sources, ...rest } = await getIngestHealth(ctx, query);
  return { ...rest, sources, by: new Map(sources.map((source) => [source.source, source])) };
}

describe("ingest health", () => {
  it("counts what was accepted, repeated and refused, with bytes, rate, lag and the last error", async () => {
    const ctx = await projects.context();
    const values = [
      handoff("h1", later(-SECOND)),
      handoff("h2", later(-3n * SECOND)),
      { event: "x" },
    ];

    await ingestEvents(ctx, { values, source: "native", bytes: 700 });
    await ingestEvents(ctx, { values: values.slice(0, 1), source: "native", bytes: 300 });

    const { by, bucket_ms } = await healthOf(at(ctx, later(30n * SECOND)));
    expect(bucket_ms).toBe(180 * 60_000);
    expect(by.get("native")).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: 1,
      rejected_by: [{ code: "invalid_input", rejected: 1 }],
      bytes: 1_000,
      events_per_second: 3 / 90,
      lag_ms: { p50: 750, p95: expect.any(Number) },
      last_seen_at: "2026-01-15T12:00:00.000Z",
      last_error: { at: "2026-01-15T12:00:00.000Z", code: "invalid_input" },
      buckets: [{ at: "2026-01-15T12:00:00.000Z", accepted: 2, duplicates: 1, rejected: 1 }],
    });
  });

  it("counts logs of no interest neither as accepted nor as refused", async () => {
    const ctx = await projects.context();
    const log = (eventName: string) => ({
      traceId: "0af7651916cd43dd8448eb211c80319c",
      spanId: "00000000000000a1",
      timeUnixNano: TEST_NOW.toString(),
      body: { stringValue: "GET / 200" },
      eventName,
    });
    const send = (logRecords: object[]) =>
      ingestOtlpLogs(ctx, {
        bytes: Buffer.from(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] })),
        encoding: "json",
      });

    expect(await send([log("http"), log("")])).toMatchObject({ rejected: 0, ignored: 2 });
    expect((await healthOf(ctx)).sources).toEqual([]);
    await send([log("http"), log("gen_ai.user.message")]);

    const { by } = await healthOf(ctx);
    expect(by.get("otlp")).toMatchObject({ accepted: 1, duplicates: 0, rejected: 0 });
  });

  it("shows a period in buckets, and when a silent source was last seen", async () => {
    const ctx = await projects.context();
    for (const minute of [0n, 1n, 3n]) {
      const now = later(minute * MINUTE);
      await ingestEvents(at(ctx, now), { values: [handoff(`m${minute}`, now)], source: "native" });
    }
    await ingestEvents(at(ctx, later(-MINUTE)), {
      values: [handoff("o", TEST_NOW)],
      source: "otlp",
    });

    const { by } = await healthOf(at(ctx, later(5n * MINUTE)), {
      from: TEST_NOW,
      to: later(3n * MINUTE),
    });

    const buckets = by.get("native")?.buckets.map(({ at: start, accepted }) => [start, accepted]);
    expect(buckets).toEqual([
      ["2026-01-15T12:00:00.000Z", 1],
      ["2026-01-15T12:01:00.000Z", 1],
    ]);
    expect(by.get("otlp")).toMatchObject({
      accepted: 0,
      buckets: [],
      lag_ms: null,
      last_seen_at: "2026-01-15T11:59:00.000Z",
    });
  });

  it("counts bodies and spans that could not be read, by reason", async () => {
    const ctx = await projects.context();
    const bytes = (text: string) => Buffer.from(text);
    const deep = bytes("[".repeat(300));
    const span = { traceId: "0".repeat(32), spanId: "1".repeat(16), startTimeUnixNano: "1" };
    const request = { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };

    await expect(ingestNative(ctx, { bytes: deep, contentType: null })).rejects.toThrow(/deeper/);
    await expect(
      ingestOtlp(ctx, { bytes: bytes("\n\x05ab"), encoding: "protobuf" }),
    ).rejects.toThrow(/complete OTLP/);
    await ingestOtlp(ctx, { bytes: bytes(JSON.stringify(request)), encoding: "json" });

    const { by } = await healthOf(ctx);
    expect(by.get("native")).toMatchObject({ accepted: 0, rejected_by: [{ code: "too_deep" }] });
    expect(by.get("otlp")).toMatchObject({ rejected: 2, last_seen_at: "2026-01-15T12:00:00.000Z" });
  });

  it("adds up what many connections count at once", async () => {
    const ctx = await projects.context();

    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        ingestEvents(ctx, { values: [handoff(`c${n}`, TEST_NOW)], source: "native", bytes: 10 }),
      ),
    );

    expect((await healthOf(ctx)).by.get("native")).toMatchObject({ accepted: 20, bytes: 200 });
  });

  it("forgets what is older than it keeps, and never tells another project", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    await ingestEvents(mine, { values: [handoff("h", TEST_NOW), {}], source: "native" });

    await deleteIngestMinutesBefore(mine.db, new Date("2026-01-15T12:00:00Z"));
    expect((await healthOf(mine)).by.get("native")).toMatchObject({ accepted: 1, rejected: 1 });
    expect((await healthOf(theirs)).sources).toEqual([]);
    await deleteIngestMinutesBefore(mine.db, new Date("2026-01-15T12:01:00Z"));
    expect((await healthOf(mine)).sources).toEqual([]);
  });
});
