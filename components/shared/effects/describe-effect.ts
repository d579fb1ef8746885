import type { LatencyEffectDto, SuccessEffectDto } from "@/lib/contracts/effects";
import { formatCount } from "@/lib/format/count";

export type Described = { text: string; interval: string; judged: "better" | "worse" | "same" };

const POINTS = 100;

/** `+12.3 points (8.1 to 16.5; 1,200 handoffs)`. */
export function describeSuccess(effect: NonNullable<SuccessEffectDto>): Described {
  const [low, high] = effect.interval;
  return {
    text:
      effect.verdict === "no_difference"
        ? "No difference to be seen"
        : `${points(effect.difference)} points`,
    interval: `(${points(low)} to ${points(high)}; ${formatCount(effect.n)} compared)`,
    judged: judged(effect.verdict, "higher"),
  };
}

/** `×0.62 (0.58 to 0.66; 1,200 handoffs)`: of the time without it. */
export function describeLatency(effect: NonNullable<LatencyEffectDto>): Described {
  const [low, high] = effect.interval;
  return {
    text:
      effect.verdict === "no_difference"
        ? "No difference to be seen"
        : `×${effect.ratio.toFixed(2)} the time`,
    interval: `(×${low.toFixed(2)} to ×${high.toFixed(2)}; ${formatCount(effect.n)} compared)`,
    judged: judged(effect.verdict, "lower"),
  };
}

function points(share: number): string {
  const value = (share * POINTS).toFixed(1);
  return share > 0 ? `+${value}` : value.replace("-", "−");
}

function judged(
  verdict: NonNullable<SuccessEffectDto>["verdict"],
  good: "higher" | "lower",
): Described["judged"] {
  if (verdict === "no_difference") return "same";
  return verdict === good ? "better" : "worse";
}
