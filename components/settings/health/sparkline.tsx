"use client";

import dynamic from "next/dynamic";
import type { Arrival } from "./prepare-arrivals";
import styles from "./health.module.css";

const SparklineArea = dynamic(
  () => import("./sparkline-area").then((module) => module.SparklineArea),
  { ssr: false },
);

/** Shape only; the table and the chart have the numbers. */
export function Sparkline({ arrivals }: { arrivals: readonly Arrival[] }) {
  return (
    <div className={styles["sparkline"]} aria-hidden>
      <SparklineArea arrivals={arrivals} />
    </div>
  );
}
