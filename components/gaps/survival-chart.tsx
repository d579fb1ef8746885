"use client";

import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { HopPoint } from "./prepare-hops";

const HEIGHT_PX = 220;
const TICK = { fill: "var(--text-muted)", fontSize: 11 };

/** The table beside it says the same in words. */
export function SurvivalChart({ points }: { points: readonly HopPoint[] }) {
  return (
    <div aria-hidden>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <LineChart data={[...points]} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--border)" vertical={false} />
          <XAxis dataKey="hop" tick={TICK} stroke="var(--border-strong)" allowDecimals={false} />
          <YAxis domain={[0, 100]} unit="%" tick={TICK} stroke="var(--border-strong)" width={44} />
          <Tooltip
            formatter={(value) => `${Number(value).toFixed(1)}%`}
            labelFormatter={(hop) => `Hop ${Number(hop)}`}
            contentStyle={{
              background: "var(--surface-raised)",
              border: "1px solid var(--border)",
              borderRadius: 6,
              fontSize: 12,
            }}
            itemStyle={{ color: "var(--text)" }}
          />
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
