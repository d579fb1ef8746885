import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { PATCH as patchRun } from "@/app/api/langsmith/runs/[id]/route";
import { POST as postBatch } from "@/app/api/langsmith/runs/batch/route";
import { POST as postMultipart } from "@/app/api/langsmith/runs/multipart/route";
import { POST as postRun } from "@/app/api/langsmith/runs/route";
import { GET as getInfo } from "@/app/api/langsmith/info/route";
import { POST as postLogs } from "@/app/v1/logs/route";
import { POST as postExport } from "@/app/v1/traces/ingest/route";
import type { Db } from "@/db/client";
import { project } from "@/db/schema";
import { useSharedDatabase } from "@/db/testing/shared-database";
import { TEST_NOW } from "@/db/testing/test-project";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { TraceListQuery } from "@/lib/contracts/trace";
import { ProjectId } from "@/lib/domain/ids";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { listTraces } from "@/lib/services/traces/list-traces";

const openDb = useSharedDatabase();
let db: Db;
beforeAll(() => {
  db = openDb();
});

type Door = (request: Request, args: { params: Promise<never> }) => Promise<Response>;

const noParams = (params: object = {}) => ({ params: Promise.resolve(params as never) });
const fixture = async (name: string) =>
  JSON.parse((await readFile(new URL(`../ingest/fixtures/${name}`, import.meta.url))).toString());

async function newProject(scope: KeyScope = "ingest") {
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: () => TEST_NOW };
  const { key } = await createApiKey(ctx, {
    label: "sender",
    scopes: [scope],
    expires_in_days: null,
  });
  const sources = async () =>
    (await listTraces(ctx, TraceListQuery.parse({}))).items.map(({ source }) => source);
  return { key, sources };
}

function send(
  door: Door,
  {
    body,
    headers,
    params,
    method = "POST",
  }: { body: BodyInit; headers: HeadersInit; params?: object; method?: string },
): Promise<Response> {
  const request = new Request("http://baton.test/door", { method, body, headers });
  return door(request, noParams(params));
}

describe("the door of the OpenAI Agents SDK", () => {
  it("answers 204 to the exporter's own request", async () => {
    const { key, sources } = await newProject();
    const { headers, body } = await fixture("openai/exporter-http-request.json");
    const { authorization: _fake, "content-length": _length, ...kept } = headers;

    const response = await send(postExport, {
      body: JSON.stringify(body),
      headers: { ...kept, authorization: `Bearer ${key}` },
    });

    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await sources()).toEqual(["openai-agents"]);
  });

  it("says what it refused and keeps the rest", async () => {
    const { key, sources } = await newProject();
    const data = [7, { object: "trace", id: "trace_1" }];

    const response = await send(postExport, {
      body: JSON.stringify({ data }),
      headers: { authorization: `Bearer ${key}` },
    });

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
    expect(await sources()).toEqual(["openai-agents"]);
  });

  it("takes a body of twelve megabytes", { timeout: 60_000 }, async () => {
    const { key } = await newProject();
    const [, span] = (await fixture("openai/route_plain.ingest.json")).data;
    const data = Array.from({ length: 120 }, (_, n) => ({
      ...span,
      id: `span_${n}`,
      span_data: { type: "generation", input: "x".repeat(100_000) },
    }));

    const response = await send(postExport, {
      body: JSON.stringify({ data }),
      headers: { authorization: `Bearer ${key}` },
    });

    expect(response.status).toBe(204);
  });

  it.each<[string, string, KeyScope | null, number, string]>([
    ["a stranger", '{"data":[]}', null, 401, "unauthenticated"],
    ["a key that may only read", '{"data":[]}', "read", 403, "forbidden"],
    ["half a body", '{"data":[', "ingest", 400, "invalid_input"],
    ["another body", "[]", "ingest", 400, "invalid_input"],
  ])("answers %s with a problem", async (_who, body, scope, status, code) => {
    const key = scope === null ? "bt_ingest_unknown" : (await newProject(scope)).key;

    const response = await send(postExport, {
      body,
      headers: { authorization: `Bearer ${key}` },
    });

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code });
  });
});

describe("the doors of the LangSmith tracer", () => {
  const runs = async () => (await fixture("langgraph/command_route.langsmith-batch.json")).body;
  const json = (key: string) => ({ "x-api-key": key, "content-type": "application/json" });

  it("tells anybody how to send", async () => {
    const response = await getInfo(new Request("http://baton.test/info"), noParams());

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      batch_ingest_config: { use_multipart_endpoint: true, size_limit: 100 },
      instance_flags: { gzip_body_enabled: true },
    });
  });

  it("takes a batch", async () => {
    const { key, sources } = await newProject();

    const response = await send(postBatch, {
      body: JSON.stringify(await runs()),
      headers: json(key),
    });

    expect([response.status, await response.json()]).toEqual([202, {}]);
    expect(await sources()).toEqual(["langsmith"]);
  });

  it("takes a multipart body in gzip", async () => {
    const { key, sources } = await newProject();
    const form = new FormData();
    for (const { inputs, ...run } of (await runs()).post) {
      form.append(`post.${run.id}`, new Blob([JSON.stringify(run)], { type: "application/json" }));
      form.append(`post.${run.id}.inputs`, new Blob([JSON.stringify(inputs)]));
    }
    const plain = new Response(form);

    const response = await send(postMultipart, {
      body: new Uint8Array(gzipSync(await plain.arrayBuffer())),
      headers: {
        "x-api-key": key,
        "content-type": plain.headers.get("content-type") ?? "",
        "content-encoding": "gzip",
      },
    });

    expect([response.status, await response.json()]).toEqual([202, {}]);
    expect(await sources()).toEqual(["langsmith"]);
  });

  it("takes one run, and later what is new of it", async () => {
    const { key, sources } = await newProject();
    const [{ outputs, end_time: end, ...run }] = (await runs()).post;

    const posted = await send(postRun, {
      body: JSON.stringify(run),
      headers: json(key),
    });
    const patched = await send(patchRun, {
      method: "PATCH",
      params: { id: run.id },
      body: JSON.stringify({ outputs, end_time: end, dotted_order: run.dotted_order }),
      headers: json(key),
    });

    expect([posted.status, patched.status]).toEqual([202, 202]);
    expect(await sources()).toEqual(["langsmith"]);
  });

  it("names the bad run of a batch, and refuses it on its own", async () => {
    const { key } = await newProject();
    const bad = { id: "r1" };

    const inBatch = await send(postBatch, {
      body: JSON.stringify({ post: [bad] }),
      headers: json(key),
    });
    const alone = await send(postRun, {
      body: JSON.stringify(bad),
      headers: json(key),
    });

    expect(inBatch.status).toBe(202);
    expect(await inBatch.json()).toMatchObject({ accepted: 0, rejected: [{ index: 0 }] });
    expect(alone.status).toBe(400);
    expect(alone.headers.get("content-type")).toBe("application/problem+json");
  });

  it.each<[string, Door, string]>([
    ["batch", postBatch, "invalid_input"],
    ["multipart", postMultipart, "unsupported_media_type"],
    ["run", postRun, "invalid_input"],
  ])("answers what is no %s with a problem", async (_what, door, code) => {
    const { key } = await newProject();

    const response = await send(door, { body: "[]", headers: json(key) });

    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ code });
  });

  it("asks for a key", async () => {
    const response = await send(postBatch, {
      body: "{}",
      headers: json("ls-FAKE-key"),
    });

    expect(response.status).toBe(401);
  });
});

describe("the door for OTLP logs", () => {
  const record = {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: "b7ad6b7169203331",
    timeUnixNano: "1768478400000000000",
    eventName: "gen_ai.user.message",
    body: { stringValue: "Hi" },
  };
  const logs = (...logRecords: object[]) =>
    JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
  const json = { "content-type": "application/json" };

  it.each<[string, BodyInit, Record<string, string>, string]>([
    ["a message", logs(record), json, "{}"],
    [
      "a message, compressed",
      gzipSync(logs(record)),
      { ...json, "content-encoding": "gzip" },
      "{}",
    ],
    ["records about something else", logs({ body: { stringValue: "hello" } }), json, "{}"],
    ["nothing, as protobuf", "", { "content-type": "application/x-protobuf" }, ""],
    [
      "a message without a time beside a good one",
      logs(record, { ...record, timeUnixNano: "0" }),
      json,
      '{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"log record of span b7ad6b7169203331: time_unix_nano: is missing or too late"}}',
    ],
  ])("answers %s as OTLP wants it", async (_what, body, headers, answer) => {
    const { key } = await newProject();

    const response = await send(postLogs, { body, headers: { ...headers, "x-api-key": key } });

    expect([response.status, await response.text()]).toEqual([200, answer]);
  });

  it.each<[string, string, string, KeyScope | null, number]>([
    ["a stranger", logs(record), "application/json", null, 401],
    ["a key that may only read", logs(record), "application/json", "read", 403],
    ["half a body", '{"resourceLogs":[', "application/json", "ingest", 400],
    ["another type", logs(record), "text/plain", "ingest", 415],
  ])("refuses %s", async (_who, body, type, scope, status) => {
    const key = scope === null ? "bt_ingest_unknown" : (await newProject(scope)).key;

    const response = await send(postLogs, {
      body,
      headers: { "content-type": type, "x-api-key": key },
    });

    expect(response.status).toBe(status);
  });
});
