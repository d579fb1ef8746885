import { countAffectedHandoffs } from "@/db/queries/findings/affected-handoffs";
import type { FindingDto } from "@/lib/contracts/finding";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import { compareSuccess } from "@/lib/domain/effects/compare-success";
import { EVERY } from "@/lib/domain/effects/traits";
import type { Rollup } from "@/lib/domain/rollups/figures";
import type { FindingKind } from "@/lib/domain/findings/finding";
import type { ServiceContext } from "../context";
import { sumPeriod } from "../stats/sum-rollup";

type Effect = FindingDto["project_effect"];
type Place = { kind: FindingKind; period: StatsPeriodQuery };

/**
 * Success of the handoffs that have a finding of a kind against that of the others of the same pair and
 * type; `interval` is that of the difference. Null: too few to say.
 */
export async function findKindEffect(
  reader: ServiceContext,
  { kind, period }: Place,
): Promise<Effect> {
  return (await findKindEffects(reader, { kinds: [kind], period })).get(kind) ?? null;
}

/** Of many kinds; what all handoffs came to is read once. */
export async function findKindEffects(
  reader: ServiceContext,
  { kinds, period }: { kinds: readonly FindingKind[]; period: StatsPeriodQuery },
): Promise<Map<FindingKind, Effect>> {
  const effects = new Map<FindingKind, Effect>();
  if (kinds.length === 0) return effects;
  const every = await sumPeriod(reader, {
    dimension: "trait",
    traits: [EVERY],
    component: "handoff",
    ...period,
  });
  const totals = new Map(every.map((sum) => [sum.a, sum]));
  for (const kind of new Set(kinds)) {
    effects.set(kind, await effectAgainst(reader, { kind, period, totals }));
  }
  return effects;
}

async function effectAgainst(
  { db, projectId }: ServiceContext,
  { kind, period, totals }: Place & { totals: ReadonlyMap<string | null, Rollup> },
): Promise<Effect> {
  const affected = await countAffectedHandoffs(db, { projectId, kind, ...period });
  const effect = compareSuccess(
    affected.map(({ key, decided, succeeded }) => {
      const total = totals.get(key);
      // Findings go by when their trace began, totals by the handoff: at the borders they may differ.
      const others = Math.max(0, (total?.decided ?? 0) - decided);
      const went = Math.max(0, (total?.succeeded ?? 0) - succeeded);
      return {
        with: { decided, succeeded },
        without: { decided: others, succeeded: Math.min(went, others) },
      };
    }),
  );
  if (!effect) return null;
  return { with: effect.with, without: effect.without, interval: effect.interval, n: effect.n };
}
