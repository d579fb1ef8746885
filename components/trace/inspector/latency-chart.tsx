"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDuration } from "@/lib/format/duration";
import styles from "./inspector.module.css";
import type { LatencyModel } from "./prepare-latency";

const HEIGHT_PX = 72;

/** One stacked bar; the table beside it says the same in words. */
export function LatencyChart({ bars }: Pick<LatencyModel, "bars">) {
  const row = Object.fromEntries(bars.map(({ part, ms }) => [part, ms]));
  return (
    <div className={styles["chart"]} aria-hidden>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <BarChart data={[row]} layout="vertical" accessibilityLayer={false}>
          <XAxis
            type="number"
            domain={[0, "dataMax"]}
            tickFormatter={formatDuration}
            tick={{ fill: "var(--text-muted)", fontSize: 11 }}
            stroke="var(--border-strong)"
          />
          <YAxis type="category" hide />
          <Tooltip
            cursor={false}
            formatter={(value) => formatDuration(Number(value))}
            labelFormatter={() => ""}
            contentStyle={{
              background: "var(--surface-raised)",
              border: "1px solid var(--border)",
              borderRadius: 6,
              fontSize: 12,
            }}
            itemStyle={{ color: "var(--text)" }}
          />
          {bars.map(({ part, label }) => (
            <Bar
              key={part}
              dataKey={part}
              name={label}
              stackId="latency"
              fill={part === "unexplained" ? "var(--border-strong)" : `var(--latency-${part})`}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
