import { countLeakingByPattern } from "@/db/queries/findings/affected-handoffs";
import type { PatternStatsDto, PhaseStatsDto } from "@/lib/contracts/effects";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { Trait } from "@/lib/domain/effects/traits";
import { wilsonInterval } from "@/lib/domain/effects/wilson";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "@/lib/domain/handoff/taxonomy";
import { type Rollup, sumRollups } from "@/lib/domain/rollups/figures";
import type { ServiceContext } from "../context";
import { toAverageBytes, toLatency, toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { sumPeriod } from "../stats/sum-rollup";

/** How push, pull, blackboard and streaming went, and how often a credential crossed with each. */
export async function listByPattern(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<PatternStatsDto> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, async (reader) => {
    const { ofLevel, without } = await readLevels(reader, { trait: "pattern", period });
    const { db, projectId } = reader;
    const leaking = await countLeakingByPattern(db, { projectId, ...period });
    const items = HANDOFF_PATTERNS.flatMap((pattern) => {
      const sum = ofLevel(pattern);
      if (sum.count === 0) return [];
      const leaks = leaking.find((each) => each.pattern === pattern)?.count ?? 0;
      return [
        {
          pattern,
          ...toRate(sum),
          handoff_ms: toLatency(sum),
          avg_context_bytes: toAverageBytes(sum),
          leaking: leaks,
          leak_interval: wilsonInterval(Math.min(leaks, sum.count), sum.count),
        },
      ];
    });
    return { items, without_pattern: without };
  });
}

/** The same by where in the work it was handed off. */
export async function listByPhase(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<PhaseStatsDto> {
  requireScope(ctx, "read");
  const { ofLevel, without } = await readInTime(ctx, {}, (reader) =>
    readLevels(reader, { trait: "phase", period }),
  );
  const items = HANDOFF_PHASES.flatMap((phase) => {
    const sum = ofLevel(phase);
    return sum.count === 0 ? [] : [{ phase, ...toRate(sum), handoff_ms: toLatency(sum) }];
  });
  return { items, without_phase: without };
}

async function readLevels(
  reader: ServiceContext,
  { trait, period }: { trait: Trait; period: StatsPeriodQuery },
): Promise<{ ofLevel: (level: string) => Rollup; without: number }> {
  const own = await sumPeriod(reader, { dimension: "trait", traits: [trait], ...period });
  const every = sumRollups(await sumPeriod(reader, { dimension: "all", ...period })).count;
  const known = own.reduce((sum, { count }) => sum + count, 0);
  return {
    ofLevel: (level) => sumRollups(own.filter(({ c }) => c === level)),
    without: every - known,
  };
}
