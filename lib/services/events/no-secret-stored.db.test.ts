import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeOtlpRequest } from "@/bench/otlp-encoder";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import { importLog } from "../imports/import-log";
import { ingestLangsmith } from "./ingest-langsmith";
import { ingestNative } from "./ingest-native";
import { ingestOpenaiAgents } from "./ingest-openai-agents";
import { ingestOtlp } from "./ingest-otlp";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

/** One of each way in which masking finds a secret; `x1…` so that none is anybody's. */
const SECRETS = {
  prefix: `sk-proj-${"x1Y2".repeat(12)}`,
  bare: "AKIAX1Y2Z3X1Y2Z3X1Y2",
  jwt: `eyJhbGciOiJIUzI1NiJ9.eyJ${"x1Y2".repeat(8)}.${"z3X1".repeat(10)}`,
  header: "x1y2z3x1y2z3x1y2z3x1y2z3",
  address: "x1-url-pass-word",
  card: "4242424242424242",
  named: "x1-named-value",
  escaped: "x1-escaped-value",
  encoded: "x1-encoded-value",
};
const POISON = [
  SECRETS.prefix,
  SECRETS.bare,
  SECRETS.jwt,
  `Bearer ${SECRETS.header}`,
  `postgres://app:${SECRETS.address}@db/x`,
  SECRETS.card,
  `password=${SECRETS.named}`,
  `{\\"api_key\\":\\"${SECRETS.escaped}\\"}`,
  `q=1%26client_secret%3D${SECRETS.encoded}%26x`,
].join(" ");

/** What a reader of the format needs as it is; everything else is poisoned. */
const STRUCTURE =
  /(?:^|_|[a-z])(?:[iI]ds?|_at|[tT]ime|UnixNano|_order)$|^(?:object|type|event|run_type|kind|at|start|end|role|step|mode|status|decision|handoff_type|key|timestamp|intValue|doubleValue|version|pattern)$/;

/** Names are short. */
function poisonText(text: string, key: string): string {
  return /agent$|^(?:by|rater)$/.test(key) ? `${text} ${SECRETS.prefix}` : `${text} ${POISON}`;
}

function poison(value: Json, key = ""): Json {
  if (typeof value === "string") return STRUCTURE.test(key) ? value : poisonText(value, key);
  if (Array.isArray(value)) return value.map((inner) => poison(inner, key));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, poison(inner, name)]);
  return Object.fromEntries([...members, ...(members.length > 0 ? [[`note`, POISON]] : [])]);
}

const fixture = (name: string) =>
  readFile(new URL(`../../ingest/fixtures/${name}`, import.meta.url));
const poisoned = async (name: string, pick = (json: Json) => json) =>
  Buffer.from(JSON.stringify(poison(pick(JSON.parse((await fixture(name)).toString())))));

const base = { trace_id: "t1", at: "2026-01-15T11:00:00Z" };
const nativeEvents: Json[] = [
  { event: "trace_started", name: "n", session_id: "s", request: { ask: "x" } },
  { event: "agent_declared", agent: "a", role: "specialist", capabilities: ["c"] },
  {
    event: "handoff_initiated",
    handoff_id: "h",
    from_agent: "a",
    to_agent: "b",
    task: "t",
    reason: "r",
    justification: "j",
    acceptance_criteria: ["done"],
    context: { deep: [{ text: "x" }], list: ["y"] },
    unknown_field: { x: "y" },
  },
  { event: "handoff_progressed", handoff_id: "h", step: "queued", detail: "d" },
  { event: "handoff_received", handoff_id: "h", context: "plain", understood: { goal: "g" } },
  { event: "task_complete", handoff_id: "h", result: { found: ["z"] } },
  { event: "task_failed", handoff_id: "h", error: { type: "timeout", message: "m" } },
  { event: "quality_rated", handoff_id: "h", score: 0.5, rater: "ana", comment: "c" },
  { event: "blackboard_written", key: "k", version: 1, agent: "a", value: { v: "w" } },
  {
    event: "approval_requested",
    approval_id: "p",
    kind: "gate",
    question: "q",
    action: { a: "b" },
  },
  { event: "approval_decided", approval_id: "p", decision: "approve", by: "ana", reason: "r" },
  { event: "marker", title: "m" },
  {
    event: "span",
    id: "s",
    name: "n",
    start: base.at,
    input: "i",
    output: { o: "p" },
    attributes: { a: "b" },
  },
].map((event) => ({ ...base, ...event }));

const json = (value: Json) => Buffer.from(JSON.stringify(value));
const refusedBy = (sending: Promise<unknown>) =>
  expect(sending).rejects.toMatchObject({ code: "invalid_input" });

/** Each door with poison in every place that a sender can fill. */
const DOORS: readonly [string, (ctx: Context) => Promise<unknown>][] = [
  [
    "native events",
    async (ctx) => {
      const bytes = json(nativeEvents.map((each) => poison(each)));
      const { result } = await ingestNative(ctx, { bytes, contentType: null });
      expect(result).toMatchObject({ accepted: nativeEvents.length, rejected: [] });
    },
  ],
  [
    "OTLP in JSON",
    async (ctx) =>
      ingestOtlp(ctx, {
        bytes: await poisoned("adk/transfer-001_v1_traces.json"),
        encoding: "json",
      }),
  ],
  [
    "OTLP in protobuf",
    (ctx) => {
      const attributes = { text: POISON, list: [POISON], map: { inner: POISON }, [POISON]: "key" };
      const span = {
        traceId: "0af7651916cd43dd8448eb211c80319c",
        spanId: "b7ad6b7169203331",
        name: POISON,
      };
      const bytes = encodeOtlpRequest({
        resource: { "service.name": POISON, text: POISON },
        scope: { name: POISON, version: POISON },
        spans: [
          { ...span, startNs: 1n, endNs: 2n, statusCode: 2, statusMessage: POISON, attributes },
        ],
      });
      return ingestOtlp(ctx, { bytes, encoding: "protobuf" });
    },
  ],
  [
    "OpenAI Agents",
    async (ctx) => ingestOpenaiAgents(ctx, await poisoned("openai/route_input_filter.ingest.json")),
  ],
  [
    "LangSmith",
    async (ctx) =>
      ingestLangsmith(ctx, {
        bytes: await poisoned(
          "langgraph/command_route.langsmith-batch.json",
          (file) => (file as { body: Json }).body,
        ),
        form: { as: "batch" },
      }),
  ],
  [
    "an imported log",
    async (ctx) => {
      const file = new URL("../../ingest/import/fixtures/algo-53.json", import.meta.url);
      const log: Json = JSON.parse((await readFile(file)).toString());
      return importLog(ctx, {
        file_name: `${SECRETS.prefix}.json`,
        bytes: Buffer.from(JSON.stringify(poison(log))),
      });
    },
  ],
  [
    "refused events",
    (ctx) =>
      ingestNative(ctx, {
        bytes: json([
          { ...base, event: POISON },
          { ...base, event: "handoff_received", event_id: POISON, note: POISON },
          { ...base, event: "marker", at: POISON },
          POISON,
        ]),
        contentType: null,
      }),
  ],
  [
    "lines that are no JSON",
    (ctx) =>
      ingestNative(ctx, {
        bytes: Buffer.from(`{"broken": "${POISON}\n{"event":"marker" ${POISON}}\n`),
        contentType: "application/x-ndjson",
      }),
  ],
  [
    "a body that is no JSON",
    (ctx) =>
      refusedBy(ingestNative(ctx, { bytes: Buffer.from(`{"x": ${POISON}`), contentType: null })),
  ],
  [
    "a body that is no protobuf",
    (ctx) =>
      refusedBy(ingestOtlp(ctx, { bytes: Buffer.from(`\u000a${POISON}`), encoding: "protobuf" })),
  ],
  [
    "a body of another form",
    (ctx) => refusedBy(ingestOpenaiAgents(ctx, json({ data: POISON, note: POISON }))),
  ],
];

describe("no secret is stored", () => {
  it.each(DOORS)("that comes by %s", async (_name, send) => {
    const ctx = await projects.context();
    const before = countMarks(await rowsOf(ctx));

    await send(ctx);

    const rows = await rowsOf(ctx);
    expect(countMarks(rows) - before).toBeGreaterThanOrEqual(Object.keys(SECRETS).length - 1);
    for (const [kind, secret] of Object.entries(SECRETS)) {
      expect({ kind, isStored: rows.includes(secret) }).toEqual({ kind, isStored: false });
    }
  });
});

const countMarks = (rows: string) => rows.split("[masked:").length - 1;

/** Every row of every table, also of those that the next migration brings. */
async function rowsOf({ db }: Context): Promise<string> {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(name)} t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}
