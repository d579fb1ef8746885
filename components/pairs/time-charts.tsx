import { SimpleGrid } from "@mantine/core";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import { MARKER_LINE } from "@/components/shared/markers/marker-look";
import type { useMarkers } from "@/components/shared/markers/use-markers";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";

const HEIGHT_PX = 200;
const DAY = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

type Point = { at: number; p50?: number; p95?: number; rate?: number; band?: [number, number] };

type TimeChartsProps = {
  buckets: PairDetailDto["buckets"];
  markers: ReturnType<typeof useMarkers>["items"];
};

export function TimeCharts({ buckets, markers }: TimeChartsProps) {
  const lines = markers.map(({ key, at }) => (
    <ReferenceLine key={key} x={Date.parse(at)} {...MARKER_LINE} />
  ));
  const points = buckets.map(toPoint);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} aria-hidden>
      <Chart points={points} format={formatDuration}>
        <Line dataKey="p95" name="p95" stroke="var(--tone-failed-line)" {...LINE} />
        <Line
          dataKey="p50"
          name="p50"
          stroke="var(--tone-in-flight-line)"
          strokeDasharray="5 3"
          {...LINE}
        />
        {lines}
      </Chart>
      <Chart points={points} format={formatPercent} domain={[0, 1]}>
        <Area
          dataKey="band"
          name="95 % interval"
          stroke="none"
          fill="var(--tone-succeeded-subtle)"
          isAnimationActive={false}
        />
        <Line dataKey="rate" name="Success" stroke="var(--tone-succeeded-line)" {...LINE} />
        {lines}
      </Chart>
    </SimpleGrid>
  );
}

const LINE = { strokeWidth: 2, isAnimationActive: false, dot: { r: 2 } } as const;

function toPoint({
  at,
  handoff_ms: latency,
  success_rate: rate,
  success_interval: band,
}: PairDetailDto["buckets"][number]): Point {
  return {
    at: Date.parse(at),
    ...(latency ? { p50: latency.p50, p95: latency.p95 } : {}),
    ...(rate === null ? {} : { rate }),
    ...(band ? { band } : {}),
  };
}

type ChartProps = {
  points: readonly Point[];
  format: (value: number) => string;
  domain?: [number, number];
  children: React.ReactNode;
};

function Chart({ points, format, domain, children }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <ComposedChart data={[...points]} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--border)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={["dataMin", "dataMax"]}
          tickFormatter={(at: number) => DAY.format(at)}
          tick={CHART_TICK}
          minTickGap={40}
        />
        <YAxis
          tickFormatter={format}
          tick={CHART_TICK}
          width={60}
          {...(domain ? { domain } : {})}
        />
        <Tooltip
          labelFormatter={(at) => DAY.format(Number(at))}
          formatter={(value) =>
            Array.isArray(value)
              ? value.map((each) => format(Number(each))).join(" – ")
              : format(Number(value))
          }
          {...CHART_TOOLTIP}
        />
        {children}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
