import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countCausesByStep, listCauses } from "@/db/queries/findings/list-causes";
import { listLostPaths } from "@/db/queries/gaps";
import { countFindingsByKind } from "@/db/queries/overview";
import { openTestProjects } from "@/db/testing/test-project";
import { FINDING_SEVERITIES } from "@/lib/domain/findings/finding";
import { nanos, type Nanos } from "@/lib/domain/time";
import { addUpQuietFoundDays, rebuildFoundDays } from "./roll-up-found";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
type Finding = {
  trace: string;
  id: string;
  cause: keyof typeof KIND_OF;
  severity: (typeof FINDING_SEVERITIES)[number];
  status: "open" | "muted";
  at: number;
};
type Loss = { trace: string; handoff: string; stage: string; path: string; isKey: boolean };
type Period = { from?: Nanos | undefined; to?: Nanos | undefined };

const EVER = new Date("9999-01-01");
const KIND_OF = { c1: "cold-start", c2: "transfer-loss", c3: "transfer-loss" } as const;
const QUARTERS = 16;

/** Quarters of four days. */
const instant = (quarter: number) =>
  nanos(BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n + BigInt(quarter) * 21_600_000_000_000n);
const quarter = fc.nat(QUARTERS - 1);
const trace = fc.constantFrom("t1", "t2", "t3", "t4");

const finding: fc.Arbitrary<Finding> = fc.record({
  trace,
  id: fc.constantFrom("f1", "f2", "f3"),
  cause: fc.constantFrom("c1", "c2", "c3"),
  severity: fc.constantFrom(...FINDING_SEVERITIES),
  status: fc.constantFrom("open", "muted"),
  at: quarter,
});
const loss: fc.Arbitrary<Loss> = fc.record({
  trace,
  handoff: fc.constantFrom("h1", "h2", "h3"),
  stage: fc.constantFrom("withheld", "lost", "unused"),
  path: fc.constantFrom("/a/1", "/a/2", "/b/1"),
  isKey: fc.boolean(),
});
const change = fc.record({
  findings: fc.array(finding, { maxLength: 8 }),
  losses: fc.array(loss, { maxLength: 12 }),
  /** All rows of it go before. */
  gone: fc.option(trace),
  isAddedUp: fc.boolean(),
});
const border = fc.option(fc.nat(QUARTERS), { nil: undefined });

/** When a handoff began: of one trace on one day or on several. */
const startOf = ({ trace: of, handoff }: Pick<Loss, "trace" | "handoff">) =>
  (Number(of.slice(1)) * 3 + Number(handoff.slice(1)) * Number(of.slice(1))) % QUARTERS;
const patternOf = ({ path }: Loss) => path.slice(0, 2);

/** What is stored, for counting it by hand. */
class Kept {
  findings = new Map<string, Finding>();
  losses = new Map<string, Loss>();

  change({ findings, losses, gone }: Pick<Change, "findings" | "losses" | "gone">): void {
    for (const rows of [this.findings, this.losses]) {
      for (const [key, row] of rows) if (row.trace === gone) rows.delete(key);
    }
    for (const row of findings) this.findings.set(`${row.trace} ${row.id}`, row);
    for (const row of losses) this.losses.set(keyOf(row), row);
  }
}
type Change = { findings: Finding[]; losses: Loss[]; gone: string | null; isAddedUp: boolean };

const keyOf = ({ trace: of, handoff, stage, path }: Loss) => [of, handoff, stage, path].join(" ");

async function store(ctx: Context, { findings, losses, gone }: Change): Promise<void> {
  const { db, projectId } = ctx;
  if (gone !== null) {
    await db.execute(
      sql`delete from finding where project_id = ${projectId} and trace_id = ${gone}`,
    );
    await db.execute(
      sql`delete from fact_loss where project_id = ${projectId} and trace_id = ${gone}`,
    );
  }
  for (const { trace: of, id, cause, severity, status, at } of findings) {
    await db.execute(sql`
      insert into finding_cause (project_id, id, kind, origin)
      values (${projectId}, ${cause}, ${KIND_OF[cause]}, ${cause}) on conflict do nothing`);
    await db.execute(sql`
      insert into finding (project_id, trace_id, id, cause_id, kind, severity, title, handoff_ids,
        evidence, status, started_at)
      values (${projectId}, ${of}, ${id}, ${cause}, ${KIND_OF[cause]}, ${severity}, '', '{}', '[]',
        ${status}, ${String(instant(at))}::bigint)
      on conflict (project_id, trace_id, id) do update set cause_id = excluded.cause_id,
        kind = excluded.kind, severity = excluded.severity, status = excluded.status,
        started_at = excluded.started_at`);
  }
  for (const row of losses) {
    await db.execute(sql`
      insert into fact_loss (project_id, trace_id, handoff_id, stage, path, pattern, text, is_key, started_at)
      values (${projectId}, ${row.trace}, ${row.handoff}, ${row.stage}, ${row.path}, ${patternOf(row)}, '',
        ${row.isKey}, ${String(instant(startOf(row)))}::bigint)
      on conflict (project_id, trace_id, handoff_id, stage, path) do update set is_key = excluded.is_key`);
  }
}

async function addUpAll({ db }: Context): Promise<void> {
  while ((await addUpQuietFoundDays(db, EVER)) > 0);
}

/** Steps of which some begin with a day, and others within one. */
const STEPS = [1, 3, 4, 8, 10, 11, 15].map(instant);

const isWithin = (at: number, { from, to }: Period) =>
  (from === undefined || instant(at) >= from) && (to === undefined || instant(at) < to);
const distinct = (names: readonly string[]) => new Set(names).size;
const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

function countByHand({ findings, losses }: Kept, period: Period) {
  const found = [...findings.values()].filter(({ at }) => isWithin(at, period));
  const open = found.filter(({ status }) => status === "open");
  const lost = [...losses.values()].filter(
    (row) => row.stage !== "unused" && isWithin(startOf(row), period),
  );
  const figures = (rows: readonly Finding[]) => ({
    severity: FINDING_SEVERITIES.find((each) => rows.some(({ severity }) => severity === each)),
    count: rows.length,
    traces: distinct(rows.map((row) => row.trace)),
  });
  const steps = STEPS.slice(1).map((to, index) => ({ slot: index + 1, from: STEPS[index], to }));
  return {
    steps: sorted(
      steps.flatMap(({ slot, ...step }) => {
        const own = [...findings.values()].filter(({ at }) => isWithin(at, step));
        return [...Map.groupBy(own, ({ cause }) => cause)].map(([id, rows]) => ({
          id,
          slot,
          count: rows.length,
        }));
      }),
    ),
    kinds: sorted(
      [...Map.groupBy(open, ({ cause }) => KIND_OF[cause])].map(([kind, rows]) => ({
        kind,
        ...figures(rows),
      })),
    ),
    causes: sorted(
      [...Map.groupBy(found, ({ cause }) => cause)].map(([id, rows]) => ({
        id,
        ...figures(rows),
        firstAt: String(instant(Math.min(...rows.map(({ at }) => at)))),
        lastAt: String(instant(Math.max(...rows.map(({ at }) => at)))),
      })),
    ),
    fields: sorted(
      [...Map.groupBy(lost, (row) => `${patternOf(row)} ${row.stage}`)].map(([field, rows]) => ({
        field,
        isKey: rows.some(({ isKey }) => isKey),
        facts: rows.length,
        handoffs: distinct(rows.map((row) => `${row.trace} ${row.handoff}`)),
        traces: distinct(rows.map((row) => row.trace)),
      })),
    ),
  };
}

async function read({ db, projectId }: Context, period: Period) {
  const of = { projectId, ...period };
  const causes = await listCauses(db, { ...of, limit: 50 });
  const ids = Object.keys(KIND_OF);
  return {
    steps: sorted([...(await countCausesByStep(db, { projectId, ids, borders: STEPS }))]),
    kinds: sorted(
      [...(await countFindingsByKind(db, of))].map(({ kind, severity, count, traces }) => ({
        kind,
        severity,
        count,
        traces,
      })),
    ),
    causes: sorted(
      causes.map(({ id, severity, count, traces, firstAt, lastAt }) => ({
        id,
        severity,
        count,
        traces,
        firstAt: String(firstAt),
        lastAt: String(lastAt),
      })),
    ),
    fields: sorted(
      (await listLostPaths(db, of)).map(({ pattern, stage, isKey, facts, handoffs, traces }) => ({
        field: `${pattern} ${stage}`,
        isKey,
        facts,
        handoffs,
        traces,
      })),
    ),
  };
}

it("what was found, added up by day, is what a count by hand says, whatever changes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(border, border), { minLength: 1, maxLength: 4 }),
      async (changes, borders) => {
        const ctx = await projects.context();
        const kept = new Kept();
        for (const each of changes) {
          await store(ctx, each);
          kept.change(each);
          if (each.isAddedUp) await addUpAll(ctx);
          for (const [from, to] of borders) {
            const period = {
              from: from === undefined ? undefined : instant(from),
              to: to === undefined ? undefined : instant(to),
            };
            expect(await read(ctx, period)).toEqual(countByHand(kept, period));
          }
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

it("a trace with findings on two days is one trace, and one on each", async () => {
  const ctx = await projects.context();
  const row = { trace: "t1", cause: "c1", severity: "high", status: "open" } as const;
  const findings = [
    { ...row, id: "f1", at: 1 },
    { ...row, id: "f2", at: 6 },
  ];
  await store(ctx, { findings, losses: [], gone: null, isAddedUp: true });
  await addUpAll(ctx);

  const traces = async (from: number, to: number) => {
    const period = { from: instant(from), to: instant(to) };
    return (await countFindingsByKind(ctx.db, { ...ctx, ...period })).map((each) => each.traces);
  };

  expect([await traces(0, 16), await traces(0, 4), await traces(4, 8)]).toEqual([[1], [1], [1]]);
});

it("is stored by day, and taken from there", async () => {
  const ctx = await projects.context();
  const row = { trace: "t1", id: "f1", cause: "c1", severity: "high", status: "open" } as const;
  const lost = { trace: "t1", handoff: "h1", stage: "lost", path: "/a/1", isKey: true };
  await store(ctx, { findings: [{ ...row, at: 1 }], losses: [lost], gone: null, isAddedUp: true });
  await addUpAll(ctx);
  const { db, projectId } = ctx;

  // As if they had been counted wrong: whoever reads days sees that, and building them again mends it.
  await db.execute(sql`update finding_day set findings = 7 where project_id = ${projectId}`);
  await db.execute(sql`update loss_day set facts = 7 where project_id = ${projectId}`);
  expect(await countFindingsByKind(db, ctx)).toMatchObject([{ count: 7 }]);
  expect(await listCauses(db, { ...ctx, limit: 5 })).toMatchObject([{ count: 7 }]);
  expect(await listLostPaths(db, ctx)).toMatchObject([{ facts: 7 }]);

  await rebuildFoundDays(db, projectId);
  expect(await countFindingsByKind(db, ctx)).toMatchObject([{ count: 1 }]);
  expect(await listLostPaths(db, ctx)).toMatchObject([{ facts: 1 }]);
});
