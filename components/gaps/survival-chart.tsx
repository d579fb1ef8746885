"use client";

import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import type { HopPoint } from "./prepare-hops";

type SurvivalChartProps = { points: readonly HopPoint[]; height: number };

/** The table beside it says the same in words. */
export function SurvivalChart({ points, height }: SurvivalChartProps) {
  return (
    <div aria-hidden>
      <ResponsiveContainer width="100%" height={height}>
        <LineChart data={[...points]} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--border)" vertical={false} />
          <XAxis
            dataKey="hop"
            tick={CHART_TICK}
            stroke="var(--border-strong)"
            allowDecimals={false}
          />
          <YAxis
            domain={[0, 100]}
            unit="%"
            tick={CHART_TICK}
            stroke="var(--border-strong)"
            width={44}
          />
          <Tooltip
            formatter={(value) => `${Number(value).toFixed(1)}%`}
            labelFormatter={(hop) => `Hop ${Number(hop)}`}
            {...CHART_TOOLTIP}
          />
          <Legend wrapperStyle={{ fontSize: 12 }} />
          <Line
            dataKey="survival"
            name="Survival"
            stroke="var(--tone-succeeded-line)"
            strokeWidth={2}
            isAnimationActive={false}
          />
          <Line
            dataKey="gap"
            name="Lost in transfer"
            stroke="var(--tone-failed-line)"
            strokeWidth={2}
            strokeDasharray="5 3"
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
