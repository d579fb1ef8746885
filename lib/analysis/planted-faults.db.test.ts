import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { scenarioTraces } from "@/lib/demo/scenarios/scenario-traces";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { ingestOpenaiAgents } from "@/lib/services/events/ingest-openai-agents";
import { ingestOtlp } from "@/lib/services/events/ingest-otlp";
import { listFindings } from "@/lib/services/findings/list-findings";
import { analyseDueTraces } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;

/** The kinds of each trace, in the order of the alphabet. */
async function findAll(ctx: Context): Promise<Map<string, string[]>> {
  await analyseDueTraces(ctx.db, {
    since: new Date(0),
    quietSince: new Date("9999-01-01"),
    now: ctx.now,
  });
  const { items } = await listFindings(ctx, { limit: 200 });
  const kinds = new Map<string, string[]>();
  for (const { trace_id, kind } of items) {
    kinds.set(trace_id, [...new Set([...(kinds.get(trace_id) ?? []), kind])].sort());
  }
  return kinds;
}

/** What each story was written to show. */
const PLANTED: Record<string, string[]> = {
  "demo-context-lost-at-hop-2": ["lost-across-hops", "premature-handoff", "transfer-loss"],
  "demo-ping-pong": ["handoff-loop"],
  "demo-three-cycle": ["handoff-loop", "never-finished", "too-many-handoffs"],
  "demo-premature-bounce": ["implicit-context", "premature-handoff", "wrong-phase"],
  "demo-cold-start": ["cold-start"],
  "demo-leak": ["credential-leak"],
};
const HEALTHY = [
  "demo-staged-success",
  "demo-escalation-waiting",
  "demo-orphan-spans",
  "demo-clock-skew",
  "demo-in-flight",
];

describe("the faults of the scenario traces", () => {
  let found: Map<string, string[]>;
  beforeAll(async () => {
    const ctx = await projects.context();
    for (const events of scenarioTraces(TEST_NOW)) {
      await ingestEvents(ctx, { source: "demo", values: events as Json[] });
    }
    found = await findAll(ctx);
  });

  it.each(Object.entries(PLANTED))("are all found in %s", (trace, kinds) => {
    expect(found.get(trace)).toEqual(expect.arrayContaining(kinds));
  });

  it.each(HEALTHY)("are none in %s", (trace) => {
    expect(found.get(trace) ?? []).toEqual([]);
  });

  it("leave no story that is neither", () => {
    const stories = scenarioTraces(TEST_NOW).map(([first]) => first?.trace_id ?? "?");

    expect([...Object.keys(PLANTED), ...HEALTHY].sort()).toEqual(stories.sort());
  });
});

const fixture = (name: string) => readFile(new URL(`../ingest/fixtures/${name}`, import.meta.url));
const otlp = async (ctx: Context, name: string) =>
  ingestOtlp(ctx, { bytes: await fixture(name), encoding: "json" });
const openai = async (ctx: Context, name: string) => ingestOpenaiAgents(ctx, await fixture(name));

/** Real runs that succeeded, with what is really wrong in them: keys that travel, whole conversations. */
describe("what real SDKs sent", () => {
  it.each<[string, (ctx: Context) => Promise<unknown>, string[]]>([
    [
      "transfers of ADK with a key in its instructions",
      (ctx) => otlp(ctx, "adk/transfer-001_v1_traces.json"),
      ["credential-leak"],
    ],
    ["an approval of ADK", (ctx) => otlp(ctx, "adk/approval-001_v1_traces.json"), []],
    ["a tool of ADK that fails", (ctx) => otlp(ctx, "adk/err_tool-001_v1_traces.json"), []],
    [
      "a Command of LangGraph that carries a key",
      (ctx) => otlp(ctx, "langgraph/command_route.otlp-openinference.json"),
      ["credential-leak"],
    ],
    [
      "OpenAI's agents, the history filtered",
      (ctx) => openai(ctx, "openai/route_input_filter.ingest.json"),
      ["credential-leak", "free-text-payload"],
    ],
    [
      "OpenAI's agents with all of the history",
      (ctx) => openai(ctx, "openai/route_plain.ingest.json"),
      ["credential-leak", "transcript-dump"],
    ],
  ])("%s", async (_case, send, expected) => {
    const ctx = await projects.context();
    await send(ctx);

    const kinds = new Set([...(await findAll(ctx)).values()].flat());

    expect([...kinds].sort()).toEqual(expected);
  });
});
