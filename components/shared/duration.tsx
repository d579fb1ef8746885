import { formatDuration } from "@/lib/format/duration";
import styles from "./measure.module.css";
import { Unknown } from "./unknown";

const EXACT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

/** A duration in the unit that fits, the exact milliseconds on hover. */
export function Duration({ ms }: { ms: number | null }) {
  if (ms === null) return <Unknown what="duration" />;
  return (
    <span className={styles["measure"]} title={`${EXACT.format(ms)} ms`}>
      {formatDuration(ms)}
    </span>
  );
}
