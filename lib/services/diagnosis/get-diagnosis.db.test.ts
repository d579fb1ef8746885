import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { contextLostAtHop2 } from "@/lib/demo/scenarios/context-lost-at-hop-2";
import { pingPong } from "@/lib/demo/scenarios/ping-pong";
import { stagedSuccess } from "@/lib/demo/scenarios/staged-success";
import { threeCycle } from "@/lib/demo/scenarios/three-cycle";
import { TraceId } from "@/lib/domain/ids";
import { asJson } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { importLog } from "../imports/import-log";
import { getDiagnosis } from "./get-diagnosis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;

async function diagnosed(ctx: Context, events: { trace_id: string }[]) {
  await ingestEvents(ctx, { source: "demo", values: events.map(asJson) });
  const { is_failed, suspects } = await getDiagnosis(ctx, TraceId.parse(events[0]?.trace_id));
  const names = suspects.map(({ agent, reasons }) => `${agent}: ${reasons[0]?.why}`);
  return { is_failed, names };
}

describe("getDiagnosis", () => {
  it("finds who left out the criteria, before who failed without them", async () => {
    const { names } = await diagnosed(await projects.context(), contextLostAtHop2(TEST_NOW));

    expect(names[0]).toMatch(/: lost_fact$/);
    expect(names).toContain("Research: error_origin");
  });

  it("finds where two agents began to go round in circles, and which of three fell silent", async () => {
    const two = await diagnosed(await projects.context(), pingPong(TEST_NOW));
    const three = await diagnosed(await projects.context(), threeCycle(TEST_NOW));

    expect(two.names).toContain("Analysis: loop_entry");
    expect(three.names).toContain("Research: premature_end");
  });

  it("suspects nobody of what went well", async () => {
    expect(await diagnosed(await projects.context(), stagedSuccess(TEST_NOW))).toEqual({
      is_failed: false,
      names: [],
    });
  });

  it("reads a conversation of which only people know that it failed", async () => {
    const ctx = await projects.context();
    const bytes = await readFile(
      new URL("../../ingest/import/fixtures/algo-115.json", import.meta.url),
    );
    const { trace_id } = await importLog(ctx, { file_name: "algo-115.json", bytes });

    const { is_failed, suspects } = await getDiagnosis(ctx, TraceId.parse(trace_id));

    expect(is_failed).toBe(true);
    expect(suspects[0]?.agent).toBe("Verification_Expert");
    expect(suspects[0]?.handoff_id).not.toBeNull();
    expect(suspects[0]?.span_id).toMatch(/-m1$/);
  });

  it("finds no trace of another project", async () => {
    const ctx = await projects.context();
    await diagnosed(ctx, pingPong(TEST_NOW));

    await expect(
      getDiagnosis(await projects.context(), TraceId.parse("demo-ping-pong")),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
