import { Bar, BarChart, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCountCompact } from "@/lib/format/count";
import { formatLocalInstant } from "@/lib/format/instant";
import type { Arrival } from "./prepare-arrivals";
import styles from "./health.module.css";

const SERIES = [
  { key: "accepted", name: "Accepted", fill: "var(--tone-succeeded-line)" },
  { key: "duplicates", name: "Duplicates", fill: "var(--tone-neutral-line)" },
  { key: "rejected", name: "Rejected", fill: "var(--tone-failed-line)" },
] as const;
const legendText = (name: unknown) => <span className={styles["legend"]}>{String(name)}</span>;
const TICK = { fill: "var(--text-muted)", fontSize: 11 };

/** Stacked bars; the table has the same numbers. The zone is the reader's, so only the browser draws. */
export function ArrivalsChart({
  arrivals,
  label,
}: {
  arrivals: readonly Arrival[];
  label: string;
}) {
  const last = new Date(arrivals.at(-1)?.at ?? 0);
  const minuteOf = (at: string) => formatLocalInstant(at, last).replace(/:\d\d$/, "");
  return (
    <figure className={styles["chart"]} aria-label={label}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...arrivals]} accessibilityLayer={false}>
          <XAxis dataKey="at" tickFormatter={minuteOf} tick={TICK} stroke="var(--border-strong)" />
          <YAxis
            allowDecimals={false}
            width={48}
            tickFormatter={formatCountCompact}
            tick={TICK}
            stroke="var(--border-strong)"
          />
          <Tooltip
            cursor={{ fill: "var(--surface-hover)" }}
            labelFormatter={(at) => (typeof at === "string" ? minuteOf(at) : "")}
            contentStyle={{
              background: "var(--surface-raised)",
              border: "1px solid var(--border)",
              borderRadius: 6,
              fontSize: 12,
            }}
            itemStyle={{ color: "var(--text)" }}
          />
          <Legend wrapperStyle={{ fontSize: 12 }} formatter={legendText} />
          {SERIES.map(({ key, name, fill }) => (
            <Bar
              key={key}
              dataKey={key}
              name={name}
              stackId="events"
              fill={fill}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
