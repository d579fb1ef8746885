import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatDuration } from "@/lib/format/duration";
import { PART_LABELS, type PARTS, QUANTILES } from "./parts";

type ComponentsChartProps = {
  pair: PairDetailDto;
  parts: readonly (typeof PARTS)[number][];
  height: number;
};

export function ComponentsChart({ pair, parts, height }: ComponentsChartProps) {
  const bars = QUANTILES.map((quantile) => ({
    quantile,
    ...Object.fromEntries(parts.map((part) => [part, pair.components[part]?.[quantile] ?? 0])),
  }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={bars} layout="vertical" accessibilityLayer={false}>
        <CartesianGrid stroke="var(--border)" horizontal={false} />
        <XAxis type="number" tickFormatter={formatDuration} tick={CHART_TICK} />
        <YAxis type="category" dataKey="quantile" tick={CHART_TICK} width={40} />
        <Tooltip
          cursor={false}
          formatter={(value) => formatDuration(Number(value))}
          {...CHART_TOOLTIP}
        />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        {parts.map((part) => (
          <Bar
            key={part}
            dataKey={part}
            name={PART_LABELS[part]}
            stackId="parts"
            fill={`var(--latency-${part})`}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
