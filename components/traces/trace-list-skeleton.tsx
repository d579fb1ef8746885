import { Skeleton } from "@mantine/core";
import styles from "./traces.module.css";

const ROWS = 12;

export function TraceListSkeleton() {
  return (
    <div className={styles["skeleton"]} role="status" aria-label="Loading traces">
      {Array.from({ length: ROWS }, (_, index) => (
        <Skeleton key={index} h={20} />
      ))}
    </div>
  );
}
