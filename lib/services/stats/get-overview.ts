import type { Db } from "@/db/client";
import { countApprovalRequests, countLeaks, countOpenApprovals } from "@/db/queries/overview";
import type {
  OverviewDto,
  OverviewFigures,
  OverviewQuery,
  OverviewStep,
} from "@/lib/contracts/stats";
import { emptyRollup, failedOf, type Rollup, sumRollups } from "@/lib/domain/rollups/figures";
import { stepBorders } from "@/lib/domain/rollups/steps";
import { formatInstant, nanos, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { toLatency } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { closePeriod, sumRollup } from "./sum-rollup";

/** How a project's handoffs went in a period, step by step and against the period before. */
export async function getOverview(ctx: ServiceContext, query: OverviewQuery): Promise<OverviewDto> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, (reader) => readOverview(reader, query));
}

async function readOverview(ctx: ServiceContext, query: OverviewQuery): Promise<OverviewDto> {
  const { db, projectId } = ctx;
  const openApprovals = await countOpenApprovals(db, projectId);
  const period = await closePeriod(ctx, query);
  if (!period) {
    const nothing = toFigures(emptyRollup(), 0);
    return {
      ...nothing,
      from: null,
      to: null,
      open_approvals: openApprovals,
      previous: null,
      steps: [],
    };
  }
  const { from, to } = period;
  const before = query.from === undefined ? undefined : nanos(from - (to - from));
  const hasPrevious = before !== undefined && before >= 0n;
  const borders = [...(hasPrevious ? [before] : []), ...stepBorders(period, query.zone)];
  const slots = await readSlots(db, { projectId, borders });
  const own = hasPrevious ? slots.slice(1) : slots;
  const [previous] = hasPrevious ? slots : [];
  const whole = sumRollups(own.map(({ rollup }) => rollup));
  const leaks = own.reduce((sum, slot) => sum + slot.leaks, 0);
  return {
    ...toFigures(whole, leaks),
    from: formatInstant(from),
    to: formatInstant(to),
    open_approvals: openApprovals,
    previous: previous ? toFigures(previous.rollup, previous.leaks) : null,
    steps: own.map(toStep),
  };
}

type Slot = { at: Nanos; rollup: Rollup; leaks: number; approvals: number };

/** Every step, also those without handoffs. */
async function readSlots(
  db: Db,
  of: { projectId: ServiceContext["projectId"]; borders: readonly Nanos[] },
): Promise<Slot[]> {
  const sums = await sumRollup(db, { ...of, dimension: "all" });
  const rollups = new Map(sums.map((sum) => [sum.slot, sum]));
  const leaks = countsBySlot(await countLeaks(db, of));
  const approvals = countsBySlot(await countApprovalRequests(db, of));
  return of.borders.slice(0, -1).map((at, index) => ({
    at,
    rollup: rollups.get(index + 1) ?? emptyRollup(),
    leaks: leaks.get(index + 1) ?? 0,
    approvals: approvals.get(index + 1) ?? 0,
  }));
}

function countsBySlot(rows: readonly { slot: number; count: number }[]): Map<number, number> {
  return new Map(rows.map(({ slot, count }) => [slot, count]));
}

function toFigures(rollup: Rollup, leaks: number): OverviewFigures {
  const { count, decided, begun, succeeded, incomplete } = rollup;
  const ofDecided = (part: number) => (decided === 0 ? null : part / decided);
  return {
    handoffs: count,
    traces: begun,
    handoffs_per_trace: begun === 0 ? null : count / begun,
    success_rate: ofDecided(succeeded),
    failure_rate: ofDecided(failedOf(rollup)),
    incomplete_rate: ofDecided(incomplete),
    context_loss_share_of_failures: contextLossShare(rollup),
    handoff_ms: toLatency(rollup),
    credential_leaks: leaks,
  };
}

function contextLossShare(rollup: Rollup): number | null {
  const failed = failedOf(rollup);
  return failed === 0 ? null : rollup.context_lost / failed;
}

function toStep({ at, rollup, leaks, approvals }: Slot): OverviewStep {
  const { count, decided, succeeded, incomplete } = rollup;
  return {
    at: formatInstant(at),
    count,
    succeeded,
    failed: failedOf(rollup),
    incomplete,
    open: count - decided,
    success_rate: decided === 0 ? null : succeeded / decided,
    context_loss_share_of_failures: contextLossShare(rollup),
    handoff_p95_ms: toLatency(rollup)?.p95 ?? null,
    credential_leaks: leaks,
    approvals_requested: approvals,
  };
}
