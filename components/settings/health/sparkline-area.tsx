import { Area, AreaChart, YAxis } from "recharts";
import type { Arrival } from "./prepare-arrivals";

const WIDTH_PX = 120;
const HEIGHT_PX = 28;

export function SparklineArea({ arrivals }: { arrivals: readonly Arrival[] }) {
  return (
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
  );
}
