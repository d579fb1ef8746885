import { wilsonInterval } from "../effects/wilson";
import { countOf, type Histogram, quantilesOf } from "../rollups/histogram";
import type { PairPast, PairPeriod } from "./pair-past";
import type { FindingThresholds } from "./thresholds";
import { type FindingRule, type HandoffView, wayOf } from "./trace-view";

/**
 * A pair of agents does worse than the week before, and this trace is a case of it. Needs enough handoffs
 * of both weeks: the 95 % intervals of the two must not touch.
 */
export const regression: FindingRule = {
  kind: "regression",
  caseStudyEffect: null,
  remedy: {
    text: "Find what changed between the two weeks: a prompt, a model, a tool, the size of the context. Compare a trace of each week side by side, and go back to what worked.",
    code: `// Shows in the charts what was changed when.
baton.trace().event("marker", { title: "Rolled back to prompt v12" });`,
  },
  detect({ handoffs }, thresholds) {
    const cases = handoffs.flatMap((handoff) => {
      const texts = handoff.past && worseThings(handoff, handoff.past, thresholds);
      return texts && texts.length > 0 ? [{ handoff, texts }] : [];
    });
    const pairs = Map.groupBy(cases, ({ handoff: { fromAgent, toAgent } }) =>
      JSON.stringify([fromAgent, toAgent]),
    );
    return [...pairs].map(([cause, list]) => ({
      cause,
      severity: "high",
      title: `Worse than the week before: ${list[0] ? wayOf(list[0].handoff) : "a pair"}`,
      handoffIds: list.map(({ handoff }) => handoff.id),
      evidence: list.flatMap(({ handoff, texts }) =>
        texts.map((text) => ({ handoffId: handoff.id, stage: null, path: null, text })),
      ),
    }));
  },
};

function worseThings(
  handoff: HandoffView,
  { now, before }: PairPast,
  thresholds: FindingThresholds,
): string[] {
  return [
    failsMore(handoff, { now, before }, thresholds) ?? [],
    takesLonger(handoff, { now, before }, thresholds) ?? [],
  ].flat();
}

type Periods = Pick<PairPast, "now" | "before">;
const FAILED = new Set(["failed", "rejected", "incomplete"]);

function failsMore(
  { outcome }: HandoffView,
  { now, before }: Periods,
  { regressionHandoffsMin }: FindingThresholds,
): string | null {
  const isKnown = Math.min(now.decided, before.decided) >= regressionHandoffsMin;
  if (!FAILED.has(outcome) || !isKnown) return null;
  const [, high] = wilsonInterval(now.succeeded, now.decided);
  const [low] = wilsonInterval(before.succeeded, before.decided);
  return high < low ? `Success ${rateOf(now)}, the week before ${rateOf(before)}.` : null;
}

function rateOf({ succeeded, decided }: PairPeriod): string {
  return `${Math.round((1000 * succeeded) / decided) / 10} % of ${decided}`;
}

function takesLonger(
  { timing }: HandoffView,
  { now, before }: Periods,
  { regressionHandoffsMin, regressionLatencyRatio }: FindingThresholds,
): string | null {
  const known = Math.min(countOf(now.latencies), countOf(before.latencies));
  if (timing.handoffMs === null || known < regressionHandoffsMin) return null;
  const [late, usual] = [p95Of(now.latencies), p95Of(before.latencies)];
  const isWorse = late.low > usual.high && late.value >= regressionLatencyRatio * usual.value;
  if (!isWorse || timing.handoffMs <= usual.value) return null;
  return `p95 ${Math.round(late.value)} ms, the week before ${Math.round(usual.value)} ms; this one ${Math.round(timing.handoffMs)} ms.`;
}

const P95 = 0.95;
/** 95 % of a normal distribution. */
const Z = 1.96;

/** With the order statistics between which the true p95 lies in 95 % of samples. */
function p95Of(histogram: Histogram): { low: number; value: number; high: number } {
  const count = countOf(histogram);
  const spread = (Z * Math.sqrt(count * P95 * (1 - P95))) / count;
  const [low = 0, value = 0, high = 0] = quantilesOf(histogram, [
    Math.max(0, P95 - spread),
    P95,
    Math.min(1, P95 + spread),
  ]);
  return { low, value, high };
}
