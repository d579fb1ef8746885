import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as eventsRoute } from "@/app/api/v1/events/route";
import { POST as rateRoute } from "@/app/api/v1/handoffs/[id]/ratings/route";
import { GET as readRoute } from "@/app/api/v1/handoffs/[id]/route";
import type { Db } from "@/db/client";
import { project } from "@/db/schema";
import { useSharedDatabase } from "@/db/testing/shared-database";
import { clock } from "@/lib/clock";
import { ProjectId } from "@/lib/domain/ids";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";

const openDb = useSharedDatabase();
let db: Db;
beforeAll(() => {
  db = openDb();
});

type Handler = (request: Request, args: { params: Promise<never> }) => Promise<Response>;
const own = { trace_id: "t", handoff_id: "h", at: "2026-01-01T00:00:00Z" };

/** With one handoff that went well. */
async function openProject() {
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: clock };
  const { key } = await createApiKey(ctx, {
    label: "k",
    scopes: ["run", "read", "ingest"],
    expires_in_days: null,
  });
  const send = async (handler: Handler, body?: string) => {
    const request = new Request("http://baton.test/api", {
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body }),
    });
    const response = await handler(request, { params: Promise.resolve({ id: "h" } as never) });
    return { status: response.status, body: await response.json() };
  };
  const tell = (values: object[]) => send(eventsRoute, JSON.stringify(values));
  const told = await tell([
    { event: "handoff_initiated", ...own, from_agent: "a", to_agent: "b", task: "Go" },
    { event: "handoff_received", ...own },
    { event: "task_complete", ...own },
  ]);
  expect(told.body).toMatchObject({ accepted: 3, rejected: [] });
  const stored = async () => {
    const rated = await db.execute(sql`select from event
      where project_id = ${projectId} and name = 'quality_rated'`);
    const { body } = await send(readRoute);
    return { ratings: rated.length, quality: body.quality, outcome: body.outcome };
  };
  return { rate: (body: string) => send(rateRoute, body), tell, stored };
}

const UNTOUCHED = { ratings: 0, quality: null, outcome: "succeeded" };
const LONG = "x".repeat(2_001);
const INVALID = [400, "invalid_input"] as const;

const BODIES: [what: string, body: string, answer: readonly [number, string], says: RegExp][] = [
  ["below 0", '{"score": -0.1}', INVALID, /score: .*0/],
  ["above 1", '{"score": 1.1}', INVALID, /score: .*1/],
  ["NaN, which is not JSON", '{"score": NaN}', INVALID, /not valid JSON/],
  ["NaN, as JSON writes it", JSON.stringify({ score: Number.NaN }), INVALID, /score: /],
  ["beyond what a number holds", '{"score": 1e400}', INVALID, /score: /],
  ["a number as text", '{"score": "0.5"}', INVALID, /score: /],
  ["a word", '{"score": "great"}', INVALID, /score: /],
  ["yes", '{"score": true}', INVALID, /score: /],
  ["a list", '{"score": [1]}', INVALID, /score: /],
  ["nothing", "{}", INVALID, /score: /],
  ["no object", "0.5", INVALID, /./],
  ["with a note too long", JSON.stringify({ score: 1, note: LONG }), INVALID, /note: .*2000/],
  ["with an empty note", '{"score": 1, "note": " "}', INVALID, /note: /],
  ["with a note that is no text", '{"score": 1, "note": {"a": 1}}', INVALID, /note: /],
  [
    "with a note of two megabytes",
    JSON.stringify({ score: 1, note: "x".repeat(2 * 1024 * 1024) }),
    [413, "payload_too_large"],
    /./,
  ],
  ["in the name of another", '{"score": 1, "rater": "ana"}', INVALID, /rater/],
];

describe("a rating that must not count", () => {
  it.each(BODIES)("is %s", async (_what, body, [status, code], says) => {
    const { rate, stored } = await openProject();

    const answer = await rate(body);

    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(says);
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it.each([
    ["below 0", { score: -0.1 }, /score/],
    ["above 1", { score: 1.1 }, /score/],
    ["no number", { score: null }, /score/],
    ["a number as text", { score: "0.5" }, /score/],
    ["of nobody", { score: 0.5, rater: "" }, /rater/],
    ["with a note too long", { score: 0.5, note: "x".repeat(100_001) }, /note/],
  ])("comes as an event, %s, and the others of its batch count", async (_what, said, names) => {
    const { tell, stored } = await openProject();
    const rated = { event: "quality_rated", ...own, rater: "ana", ...said };
    const handoff = { ...own, trace_id: "t2", handoff_id: "h2" };

    const { status, body } = await tell([
      rated,
      { event: "handoff_initiated", ...handoff, from_agent: "a", to_agent: "b", task: "Go" },
    ]);

    expect({ status, ...body }).toMatchObject({
      status: 200,
      accepted: 1,
      rejected: [{ index: 0, code: "invalid_input", message: expect.stringMatching(names) }],
    });
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("is one at the very ends of the scale: that counts", async () => {
    const { rate, stored } = await openProject();

    expect((await rate('{"score": 0}')).status).toBe(201);
    expect(await stored()).toEqual({ ratings: 1, quality: 0, outcome: "failed" });
    expect((await rate(JSON.stringify({ score: 1, note: "x".repeat(2_000) }))).status).toBe(201);
    expect(await stored()).toEqual({ ratings: 2, quality: 1, outcome: "succeeded" });
  });
});
