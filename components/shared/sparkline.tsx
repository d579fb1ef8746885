"use client";

import dynamic from "next/dynamic";

const SparklineLine = dynamic(
  () => import("./sparkline-line").then((module) => module.SparklineLine),
  { ssr: false },
);

const WIDTH_PX = 120;
const HEIGHT_PX = 28;

/** Shape only: the number beside it and a chart or table of the page have the values. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  return (
    <div style={{ width: WIDTH_PX, height: HEIGHT_PX }} aria-hidden>
      <SparklineLine values={values} width={WIDTH_PX} height={HEIGHT_PX} />
    </div>
  );
}
