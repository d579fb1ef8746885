import type { Route } from "next";
import { TextLink } from "@/components/ui/link-button";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import measure from "./measure.module.css";
import { Unknown } from "./unknown";

type RateFigures = {
  decided: number;
  succeeded: number;
  success_rate: number | null;
  success_interval: [number, number] | null;
};

/** A rate with how sure it is; a link leads to what did not succeed. */
export function RateCell({ figures, href }: { figures: RateFigures; href?: Route }) {
  const { decided, succeeded, success_rate: rate, success_interval: interval } = figures;
  if (rate === null || interval === null) {
    return <Unknown what="success" why="Nothing is decided yet" />;
  }
  const [low, high] = interval;
  const hint = `${formatCount(succeeded)} of ${formatCount(decided)} decided; with 95 % confidence ${formatPercent(low)} to ${formatPercent(high)}`;
  return (
    <span className={measure["rate"]} title={hint}>
      {href && rate < 1 ? (
        <TextLink href={href}>{formatPercent(rate)}</TextLink>
      ) : (
        formatPercent(rate)
      )}{" "}
      <small>
        ({formatPercent(low)} – {formatPercent(high)})
      </small>
    </span>
  );
}
