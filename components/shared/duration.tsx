import { formatDuration } from "@/lib/format/duration";
import { hasMadeUpTimes, MADE_UP_TIMES_HINT } from "@/lib/format/made-up-times";
import styles from "./measure.module.css";
import { Unknown } from "./unknown";

const EXACT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

type DurationProps = {
  ms: number | null;
  /** Who reported what lasted: not every source knows times. */
  source: string;
};

/** A duration in the unit that fits, the exact milliseconds on hover. */
export function Duration({ ms, source }: DurationProps) {
  if (hasMadeUpTimes({ source })) return <Unknown what="duration" why={MADE_UP_TIMES_HINT} />;
  if (ms === null) return <Unknown what="duration" />;
  return (
    <span className={styles["measure"]} title={`${EXACT.format(ms)} ms`}>
      {formatDuration(ms)}
    </span>
  );
}
