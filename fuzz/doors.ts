import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PATCH as patchRun } from "@/app/api/langsmith/runs/[id]/route";
import { POST as postBatch } from "@/app/api/langsmith/runs/batch/route";
import { POST as postMultipart } from "@/app/api/langsmith/runs/multipart/route";
import { POST as postRun } from "@/app/api/langsmith/runs/route";
import { POST as postApproval } from "@/app/api/v1/approvals/route";
import { POST as postEvents } from "@/app/api/v1/events/route";
import { POST as postImport } from "@/app/api/v1/imports/route";
import { POST as postLogs } from "@/app/v1/logs/route";
import { POST as postSpans } from "@/app/v1/traces/route";
import { POST as postExport } from "@/app/v1/traces/ingest/route";
import type { Json } from "@/lib/domain/json";

type Handler = (request: Request, args: { params: Promise<never> }) => Promise<Response>;

/** A way in, with a body that it takes. */
export type Door = {
  name: string;
  method: "POST" | "PATCH";
  path: string;
  params: Record<string, string>;
  contentType: string;
  body: Buffer;
  /** The body as JSON, where it is. */
  json: Json | null;
  handler: Handler;
};

const fixtures = new URL("../lib/ingest/fixtures/", import.meta.url);
const BOUNDARY = "--fuzz-boundary";
const RUN_ID = "0199c5a0-0000-7000-8000-000000000001";

const APPROVAL: Json = {
  question: "Pay back 30 euro?",
  action: {
    name: "issue_refund",
    args: { amount: 30 },
    schema: { type: "object", properties: { amount: { type: "number", maximum: 100 } } },
  },
  context: { invoice: "INV-7" },
  timeout_ms: 60_000,
  on_timeout: { escalate: { to: ["ann@example.com"], otherwise: "deny" } },
};
const HUMAN_INTERRUPT: Json = {
  action_request: { action: "issue_refund", args: { amount: 30 } },
  config: { allow_accept: true, allow_edit: true, allow_respond: true, allow_ignore: false },
  description: "Pay back 30 euro?",
};

export async function listDoors(): Promise<Door[]> {
  const otlp = await fixture("adk/err_tool-001_v1_traces.json");
  const agents = await fixture("openai/route_plain.ingest.json");
  const { body: runs } = await fixture("langgraph/command_route.langsmith-batch.json");
  const run = { ...runs.post[0], id: RUN_ID };
  const protobuf = await readFile(new URL("adk/transfer-001_v1_traces.bin", fixtures));
  const lines = HANDOFF_EVENTS.map((event) => JSON.stringify(event)).join("\n");
  const log = {
    history: [
      { role: "user", content: "Plan it" },
      { name: "planner", content: "Done" },
    ],
  };
  return [
    door("native JSON", { handler: postEvents, json: HANDOFF_EVENTS }),
    door("native NDJSON", {
      handler: postEvents,
      contentType: "application/x-ndjson",
      body: lines,
    }),
    door("OTLP JSON", { handler: postSpans, path: "/v1/traces", json: otlp }),
    door("OTLP protobuf", {
      handler: postSpans,
      path: "/v1/traces",
      contentType: "application/x-protobuf",
      body: protobuf,
    }),
    door("OTLP logs", { handler: postLogs, path: "/v1/logs", json: OTLP_LOGS }),
    door("OpenAI Agents", { handler: postExport, path: "/v1/traces/ingest", json: agents }),
    door("LangSmith batch", { handler: postBatch, path: "/api/langsmith/runs/batch", json: runs }),
    door("LangSmith multipart", {
      handler: postMultipart,
      path: "/api/langsmith/runs/multipart",
      contentType: `multipart/form-data; boundary=${BOUNDARY}`,
      body: multipartOf(run),
    }),
    door("LangSmith run", { handler: postRun, path: "/api/langsmith/runs", json: run }),
    door("LangSmith patch", {
      handler: patchRun,
      method: "PATCH",
      path: `/api/langsmith/runs/${RUN_ID}`,
      params: { id: RUN_ID },
      json: run,
    }),
    door("approval", { handler: postApproval, path: "/api/v1/approvals", json: APPROVAL }),
    door("approval of an SDK", {
      handler: postApproval,
      path: "/api/v1/approvals",
      json: [{ id: "i1", value: [HUMAN_INTERRUPT] }],
    }),
    door("import", { handler: postImport, path: "/api/v1/imports?file_name=log.json", json: log }),
  ];
}

/** Events of one handoff and a span, with every field that takes large or free values. */
const HANDOFF_EVENTS: Json[] = [
  {
    event: "handoff_initiated",
    event_id: "e1",
    trace_id: "t1",
    handoff_id: "h1",
    at: "2026-01-15T12:00:00.000Z",
    from_agent: "orchestrator",
    to_agent: "research",
    task: "Find 20 companies",
    context: { industry: "fintech", minimum: 20, nested: [{ a: 1 }] },
    justification: "it knows",
    acceptance_criteria: ["20 rows"],
    parent_handoff_id: "h0",
    state: { handoff_count: 1, visited_agents: ["orchestrator"], max_handoffs: 5 },
    timing: { serialization_ms: 3, sent_at: "2026-01-15T12:00:00.010Z" },
  },
  {
    event: "handoff_received",
    trace_id: "t1",
    handoff_id: "h1",
    at: "2026-01-15T12:00:01Z",
    agent: "research",
    context: { industry: "fintech" },
  },
  {
    event: "task_complete",
    trace_id: "t1",
    handoff_id: "h1",
    at: "2026-01-15T12:00:02Z",
    result: { rows: 20 },
    usage: { input_tokens: 10, cost_usd: 0.1 },
    quality: 0.9,
  },
  {
    event: "span",
    trace_id: "t1",
    id: "s1",
    parent_id: "s0",
    kind: "tool",
    name: "search",
    start: "1768478400000000000",
    end: "1768478401000000000",
    attributes: {
      "http.status_code": 200,
      "a2a.task.id": "0199c5a0-1b2c-7000-8000-00000000000a",
      "baton.handoff.id": "01JD8Q6M3ZK9V5X2T7R4W1Y0AB",
      "otel.links": [{ traceId: "t0", spanId: "s0" }],
    },
    session_id: "c1",
    input: { q: "x" },
    output: "text",
  },
];

/** One message of a span. */
const OTLP_LOGS: Json = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            {
              traceId: "0af7651916cd43dd8448eb211c80319c",
              spanId: "00000000000000a1",
              timeUnixNano: "1768478400000000000",
              eventName: "gen_ai.user.message",
              body: {
                kvlistValue: { values: [{ key: "content", value: { stringValue: "Refund" } }] },
              },
              attributes: [{ key: "gen_ai.system", value: { stringValue: "x" } }],
            },
          ],
        },
      ],
    },
  ],
};

function door(
  name: string,
  of: Partial<Omit<Door, "name" | "body">> & { handler: Handler; body?: string | Buffer },
): Door {
  const { body = JSON.stringify(of.json), ...rest } = of;
  return {
    name,
    method: "POST",
    path: "/api/v1/events",
    params: {},
    contentType: "application/json",
    json: null,
    ...rest,
    body: Buffer.from(body),
  };
}

function multipartOf({ inputs, outputs, ...run }: Record<string, Json>): string {
  const parts = { "": run, ".inputs": inputs, ".outputs": outputs };
  const texts = Object.entries(parts).map(
    ([field, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="post.${RUN_ID}${field}"\r\n` +
      `content-type: application/json\r\n\r\n${JSON.stringify(value ?? {})}\r\n`,
  );
  return `${texts.join("")}--${BOUNDARY}--\r\n`;
}

async function fixture(name: string) {
  return JSON.parse(await readFile(new URL(name, fixtures), "utf8"));
}

export type Sent = {
  key: string;
  body?: Uint8Array;
  contentType?: string | null;
  encoding?: string | null;
  params?: Record<string, string>;
};

let sent = 0;

/** How many bodies were tried. */
export const countSent = (): number => sent;

export function send(
  { handler, method, path, ...of }: Door,
  { key, body = of.body, contentType = of.contentType, encoding, params = of.params }: Sent,
): Promise<Response> {
  sent += 1;
  const headers = new Headers({ authorization: `Bearer ${key}`, "x-request-id": randomUUID() });
  if (contentType !== null) headers.set("content-type", contentType);
  if (encoding) headers.set("content-encoding", encoding);
  const request = new Request(`http://baton.test${path}`, {
    method,
    headers,
    body: new Uint8Array(body),
  });
  return handler(request, { params: Promise.resolve(params as never) });
}
