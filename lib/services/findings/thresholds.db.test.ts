import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reanalyseSlice } from "@/lib/analysis/start-reanalysis";
import { analyseDueTraces } from "@/lib/analysis/start-analysis";
import type { TraceKey } from "@/db/queries/analysis";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { ThresholdsBody } from "@/lib/contracts/finding-thresholds";
import { stagedSuccess } from "@/lib/demo/scenarios/staged-success";
import type { Json } from "@/lib/domain/json";
import { listAudit } from "../audit/list-audit";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { listFindings } from "./list-findings";
import { getThresholds, saveThresholds } from "./thresholds";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function walk(ctx: ServiceContext): Promise<void> {
  let after: TraceKey | undefined;
  do after = await reanalyseSlice(ctx.db, { after, now: ctx.now });
  while (after);
}

async function analysed(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const values = stagedSuccess(TEST_NOW) as unknown as Json[];
  await ingestEvents(ctx, { source: "demo", values });
  const round = { since: new Date(0), quietSince: new Date("9999-01-01"), now: ctx.now };
  await analyseDueTraces(ctx.db, round);
  return ctx;
}

const kindsOf = async (ctx: ServiceContext) =>
  (await listFindings(ctx, { limit: 50 })).items.map(({ kind }) => kind);

describe("the thresholds of a project", () => {
  it("are the defaults until somebody changes them", async () => {
    const { values, defaults, updated_at } = await getThresholds(await projects.context());

    expect(values).toEqual(defaults);
    expect(values).toMatchObject({ context_bytes_max: 10_240, handoffs_redesign_above: 6 });
    expect(updated_at).toBeNull();
  });

  it("judge what is there anew, in this project alone, and are back when taken back", async () => {
    const [ctx, other] = [await analysed(), await analysed()];
    expect(await kindsOf(ctx)).toEqual([]);

    await saveThresholds(ctx, ThresholdsBody.parse({ handoffs_warn_above: 1 }));
    await walk(ctx);

    expect(await kindsOf(ctx)).toEqual(["too-many-handoffs"]);
    expect(await kindsOf(other)).toEqual([]);
    await saveThresholds(ctx, ThresholdsBody.parse({}));
    await walk(ctx);
    expect(await kindsOf(ctx)).toEqual([]);
  });

  it("are on record with what was changed", async () => {
    const ctx = await projects.context();

    await saveThresholds(ctx, ThresholdsBody.parse({ felled_min: 3 }));

    const { items } = await listAudit(ctx, { limit: 10, action: "thresholds.save" });
    expect(items).toMatchObject([{ detail: { felledMin: 3 } }]);
    expect(await getThresholds(ctx)).toMatchObject({ values: { felled_min: 3 } });
  });

  it("are refused outside of their ranges, and in a wrong order", () => {
    const refused = [
      { context_bytes_max: 0 },
      { serious_gap_score: 1.1 },
      { felled_min: 1.5 },
      { init_share_max: Number.NaN },
      { handoffs_warn_above: 7 },
      { no_such_threshold: 1 },
    ];

    expect(refused.filter((each) => ThresholdsBody.safeParse(each).success)).toEqual([]);
  });
});
