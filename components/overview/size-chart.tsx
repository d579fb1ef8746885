import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import type { SizeStatsDto } from "@/lib/contracts/stats";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";

const HEIGHT_PX = 200;

/** The table below says the same in numbers. */
export function SizeChart({ sizes }: { sizes: SizeStatsDto["items"] }) {
  return (
    <div aria-hidden>
      <ResponsiveContainer width="100%" height={HEIGHT_PX}>
        <ComposedChart data={sizes} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--border)" vertical={false} />
          <XAxis dataKey="bucket" tick={CHART_TICK} />
          <YAxis yAxisId="ms" tickFormatter={formatDuration} tick={CHART_TICK} width={60} />
          <YAxis
            yAxisId="rate"
            orientation="right"
            domain={[0, 1]}
            tickFormatter={formatPercent}
            tick={CHART_TICK}
            width={52}
          />
          <Tooltip
            formatter={(value, name) =>
              name === "Success" ? formatPercent(Number(value)) : formatDuration(Number(value))
            }
            {...CHART_TOOLTIP}
          />
          <Legend wrapperStyle={{ fontSize: 12 }} />
          <Bar
            yAxisId="ms"
            dataKey="avg_handoff_ms"
            name="Mean handoff latency"
            fill="var(--tone-in-flight-line)"
            isAnimationActive={false}
          />
          <Line
            yAxisId="rate"
            dataKey="success_rate"
            name="Success"
            stroke="var(--tone-succeeded-line)"
            strokeWidth={2}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
