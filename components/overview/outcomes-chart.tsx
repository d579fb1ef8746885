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
import { stepLines } from "@/components/shared/markers/step-lines";
import type { OverviewDto } from "@/lib/contracts/stats";
import { OUTCOMES } from "./outcomes";

const TIME = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

type OutcomesChartProps = {
  steps: OverviewDto["steps"];
  markers: Parameters<typeof stepLines>[1];
  height: number;
};

export function OutcomesChart({ steps, markers, height }: OutcomesChartProps) {
  const points = steps.map((step) => ({ ...step, label: TIME.format(Date.parse(step.at)) }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={points} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--border)" vertical={false} />
        <XAxis dataKey="label" tick={CHART_TICK} minTickGap={48} />
        <YAxis tick={CHART_TICK} width={48} allowDecimals={false} />
        <Tooltip cursor={{ fill: "var(--surface-hover)" }} {...CHART_TOOLTIP} />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        {OUTCOMES.map(({ key, label, fill }) => (
          <Bar
            key={key}
            dataKey={key}
            name={label}
            stackId="outcomes"
            fill={fill}
            isAnimationActive={false}
          />
        ))}
        {stepLines(points, markers)}
      </BarChart>
    </ResponsiveContainer>
  );
}
