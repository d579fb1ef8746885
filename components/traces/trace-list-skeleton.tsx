import { Skeleton } from "@mantine/core";
import styles from "./traces.module.css";

const ROWS = 12;

export function TraceListSkeleton() {
  return (
    <output className={styles["skeleton"]} aria-label="Loading traces">
      {Array.from({ length: ROWS }, (_, index) => (
        <Skeleton key={index} h={20} />
      ))}
    </output>
  );
}
