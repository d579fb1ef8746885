import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "../testing/test-project";
import { SpanId, TraceId, type ProjectId } from "../../lib/domain/ids";
import { nanos } from "../../lib/domain/time";
import { failureCode } from "../../lib/errors";
import { payload, span } from "../schema";
import { copyRows, listStored } from "./copy";
import { ensureDay } from "./partitions";

const DAY = "2026-01-15";
let projects: Awaited<ReturnType<typeof openTestProjects>>;
let projectId: ProjectId;

beforeAll(async () => {
  projects = await openTestProjects();
  ({ projectId } = await projects.context());
  await ensureDay(projects.db, DAY);
});
afterAll(() => projects.close());

const rowOf = (hash: string, body = "{}") => ({
  projectId,
  day: DAY,
  traceId: TraceId.parse("t"),
  hash,
  bytes: body.length,
  body,
});

describe("copyRows", () => {
  it("stores every type of column as an insert does", async () => {
    const row = {
      projectId,
      day: DAY,
      traceId: TraceId.parse("trace, \"quoted\" \\ 'and' 日本 🎉"),
      id: SpanId.parse("s"),
      parentId: null,
      kind: "agent" as const,
      name: "tab\tline\n\\N",
      agent: "",
      service: null,
      startedAt: nanos(-1n),
      endedAt: nanos(2n ** 63n - 1n),
      status: "ok" as const,
      statusMessage: null,
      attributes: { "a.b": ['"', "\\", null, 1.5, { c: "é" }] },
      input: { payload: "h", bytes: 3 },
      output: null,
    };
    await copyRows(projects.db, span, [row]);

    const stored = await projects.db.select().from(span);
    expect(stored).toEqual([row]);
  });

  it("takes more than its first buffer holds", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => rowOf(`large-${i}`, "é".repeat(20_000)));
    await copyRows(projects.db, payload, rows);

    const [sum] = await projects.db.execute(
      sql`select count(*)::int as n, sum(length(body))::int as chars from payload where hash like 'large-%'`,
    );
    expect(sum).toEqual({ n: 40, chars: 800_000 });
  });

  it.each([
    ["after the last byte", ["twice", "twice"]],
    ["while bytes still come", Array.from({ length: 3000 }, (_, i) => `many-${i % 1500}`)],
  ])("says why when a row comes twice, found %s", async (_when, hashes) => {
    const rows = hashes.map((hash) => rowOf(hash, "x".repeat(1000)));
    const attempt = projects.db.transaction((tx) => copyRows(tx, payload, rows));

    expect(await attempt.catch(failureCode)).toBe("23505");
    expect(await projects.db.execute(sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
  });

  it("says why when the table cannot take it", async () => {
    const attempt = projects.db.transaction(async (tx) => {
      await tx.execute(sql`set transaction read only`);
      await copyRows(tx, payload, [rowOf("never")]);
    });

    expect(await attempt.catch(failureCode)).toBe("25006");
  });
});

describe("listStored", () => {
  it("finds those that are there", async () => {
    const rows = ["a", "b"].map((hash) => rowOf(hash));
    await copyRows(projects.db, payload, rows);
    const keys = ["b", "c"].map((hash) => ({ ...rowOf(hash), id: hash }));

    const stored = await listStored(projects.db, payload, { idColumn: "hash", rows: keys });
    expect(stored).toEqual([{ traceId: "t", id: "b" }]);
  });
});
