import { Line, LineChart, YAxis } from "recharts";
import { useHydrated } from "@/components/ui/use-hydrated";

const WIDTH_PX = 120;
const HEIGHT_PX = 28;
const MARGIN = { top: 3, right: 1, bottom: 3, left: 1 };

/** Shape only: the number beside it and a chart or table of the page have the values. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const hydrated = useHydrated();
  return (
    <div style={{ width: WIDTH_PX, height: HEIGHT_PX }} aria-hidden>
      {hydrated ? (
        <LineChart
          width={WIDTH_PX}
          height={HEIGHT_PX}
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
      ) : null}
    </div>
  );
}
