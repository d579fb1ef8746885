import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatDuration } from "@/lib/format/duration";

type Bars = readonly PairDetailDto["distribution"][number][];
type DistributionChartProps = { bars: Bars; height: number };

export function DistributionChart({ bars, height }: DistributionChartProps) {
  const points = bars.map(({ from_ms: from, to_ms: to, count }) => ({
    label: `${formatDuration(from)} – ${formatDuration(to)}`,
    from: formatDuration(from),
    count,
  }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={points} barCategoryGap={2} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--border)" vertical={false} />
        <XAxis
          dataKey="label"
          tickFormatter={(_, index) => points[index]?.from ?? ""}
          tick={CHART_TICK}
        />
        <YAxis tick={CHART_TICK} width={60} allowDecimals={false} />
        <Tooltip cursor={false} {...CHART_TOOLTIP} />
        <Bar
          dataKey="count"
          name="Handoffs"
          fill="var(--tone-in-flight-line)"
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
