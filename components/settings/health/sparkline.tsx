import { Area, AreaChart, YAxis } from "recharts";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { Arrival } from "./prepare-arrivals";
import styles from "./health.module.css";

const WIDTH_PX = 120;
const HEIGHT_PX = 28;

/** Shape only; the table and the chart have the numbers. */
export function Sparkline({ arrivals }: { arrivals: readonly Arrival[] }) {
  const hydrated = useHydrated();
  return (
    <div className={styles["sparkline"]} aria-hidden>
      {hydrated ? (
        <AreaChart
          width={WIDTH_PX}
          height={HEIGHT_PX}
          data={[...arrivals]}
          margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <YAxis hide domain={[0, "dataMax"]} />
          <Area
            dataKey="accepted"
            stroke="var(--accent)"
            fill="var(--accent-subtle)"
            type="step"
            isAnimationActive={false}
          />
        </AreaChart>
      ) : null}
    </div>
  );
}
