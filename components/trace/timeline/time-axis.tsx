import { formatDuration } from "@/lib/format/duration";
import { timeTicks } from "./time-ticks";
import styles from "./timeline.module.css";

const TICK_GAP_MIN_PX = 90;

type TimeAxisProps = {
  /** Without times there are no ticks: only the order is real. */
  isTimed: boolean;
  /** Pixels per millisecond. */
  scale: number;
  fromMs: number;
  toMs: number;
  labelWidth: number;
  width: number;
};

/** Time since the start of the trace; only the ticks in sight. */
export function TimeAxis({ isTimed, scale, fromMs, toMs, labelWidth, width }: TimeAxisProps) {
  return (
    <div className={styles["axis"]} style={{ width }} aria-hidden>
      <div className={styles["axis-corner"]} style={{ width: labelWidth }}>
        {isTimed ? "Since start" : "In order"}
      </div>
      {(isTimed ? timeTicks(fromMs, toMs, TICK_GAP_MIN_PX / scale) : []).map((ms) => (
        <span key={ms} className={styles["tick"]} style={{ left: labelWidth + ms * scale }}>
          {formatDuration(ms)}
        </span>
      ))}
    </div>
  );
}
