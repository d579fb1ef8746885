import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { TraceListQuery } from "@/lib/contracts/trace";
import { TraceId } from "@/lib/domain/ids";
import { scenarioTraces } from "@/lib/demo/scenarios/scenario-traces";
import { asJson } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { ingestNative } from "../events/ingest-native";
import { ingestOtlp } from "../events/ingest-otlp";
import { getTrace } from "../traces/get-trace";
import { listTraces } from "../traces/list-traces";
import { exportTrace } from "./export-trace";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

async function textOf(ctx: Context, id: TraceId): Promise<string> {
  let text = "";
  for await (const line of await exportTrace(ctx, id)) text += line;
  return text;
}

/** Sends a trace's export to a project of its own, and reads both. */
async function sentAgain(ctx: Context, id: TraceId) {
  const other = await projects.context();
  const text = await textOf(ctx, id);
  const { result } = await ingestNative(other, {
    bytes: Buffer.from(text),
    contentType: "application/x-ndjson",
  });
  return { result, text, before: await getTrace(ctx, id), after: await getTrace(other, id), other };
}

describe("the export of a trace", () => {
  it("is taken back and gives the same trace", async () => {
    const ctx = await projects.context();
    const events = scenarioTraces(ctx.now()).flat();
    await ingestEvents(ctx, { values: events.map(asJson), source: "native" });
    const { items } = await listTraces(ctx, TraceListQuery.parse({}));
    expect(items.length).toBeGreaterThan(5);

    for (const { id } of items) {
      const { result, before, after } = await sentAgain(ctx, TraceId.parse(id));

      expect(result.rejected).toEqual([]);
      expect(after).toEqual({ ...before, session: after.session });
    }
  });

  it("gives spans of an SDK with their bodies, and what is read off them comes again", async () => {
    const ctx = await projects.context();
    const url = new URL("../../ingest/fixtures/adk/transfer-001_v1_traces.json", import.meta.url);
    await ingestOtlp(ctx, { bytes: await readFile(url), encoding: "json" });
    const { items } = await listTraces(ctx, TraceListQuery.parse({}));

    const { text, before, after, other } = await sentAgain(ctx, TraceId.parse(items.at(-1)?.id));

    const edges = ({ handoffs }: typeof before) =>
      handoffs.map(({ from_agent, to_agent, type }) => [from_agent, to_agent, type]);
    expect(edges(after)).toEqual(edges(before));
    expect(after.trace.session_id).toBe(before.trace.session_id);
    expect(await textOf(other, TraceId.parse(before.trace.id))).toBe(text);
  });

  it("reads a trace of many rows and large bodies whole", async () => {
    const ctx = await projects.context();
    const values = Array.from({ length: 450 }, (_, n) => ({
      event: "span",
      trace_id: "many",
      id: `s${n}`,
      name: "work",
      start: "2026-01-15T11:00:00.000Z",
      input: { n, text: "x".repeat(n % 10 === 0 ? 200_000 : 10) },
    }));
    await ingestEvents(ctx, { values, source: "native" });

    const lines = (await textOf(ctx, TraceId.parse("many"))).trimEnd().split("\n");

    const numbers = lines.map((line) => JSON.parse(line).input.n);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(values.map(({ input }) => input.n));
  });

  it("refuses a trace that is not there before the first line", async () => {
    const ctx = await projects.context();

    await expect(exportTrace(ctx, TraceId.parse("nowhere"))).rejects.toThrow(/no trace nowhere/);
  });
});
