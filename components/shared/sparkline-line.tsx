import { Line, LineChart, YAxis } from "recharts";

const MARGIN = { top: 3, right: 1, bottom: 3, left: 1 };

type SparklineLineProps = { values: readonly (number | null)[]; width: number; height: number };

/** Loads apart from its page: charts are as heavy as all the rest. */
export function SparklineLine({ values, width, height }: SparklineLineProps) {
  return (
    <LineChart
      width={width}
      height={height}
      data={values.map((value) => ({ value }))}
      margin={MARGIN}
      accessibilityLayer={false}
    >
      <YAxis hide domain={["dataMin", "dataMax"]} />
      <Line
        dataKey="value"
        stroke="var(--accent)"
        strokeWidth={1.5}
        dot={false}
        connectNulls
        isAnimationActive={false}
      />
    </LineChart>
  );
}
