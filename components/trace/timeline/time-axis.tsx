import { formatDuration } from "@/lib/format/duration";
import { timeTicks } from "./time-ticks";
import styles from "./timeline.module.css";

const TICK_GAP_MIN_PX = 90;

type TimeAxisProps = {
  /** Pixels per millisecond. */
  scale: number;
  fromMs: number;
  toMs: number;
  labelWidth: number;
  width: number;
};

/** Time since the start of the trace; only the ticks in sight. */
export function TimeAxis({ scale, fromMs, toMs, labelWidth, width }: TimeAxisProps) {
  return (
    <div className={styles["axis"]} style={{ width }} aria-hidden>
      <div className={styles["axis-corner"]} style={{ width: labelWidth }}>
        Since start
      </div>
      {timeTicks(fromMs, toMs, TICK_GAP_MIN_PX / scale).map((ms) => (
        <span key={ms} className={styles["tick"]} style={{ left: labelWidth + ms * scale }}>
          {formatDuration(ms)}
        </span>
      ))}
    </div>
  );
}
