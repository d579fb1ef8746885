import { Skeleton } from "@mantine/core";
import styles from "./trace-page.module.css";

/** The trace page before its data: the same boxes in the same places. */
export function TraceSkeleton() {
  return (
    <output className={styles["page"]} aria-label="Loading the trace">
      <div className={styles["skeleton-head"]}>
        <Skeleton h={24} w={260} />
        <Skeleton h={14} w={420} maw="100%" />
      </div>
      <div className={styles["panes"]}>
        <div className={styles["main"]}>
          <Skeleton h="100%" />
        </div>
        <div className={styles["inspector"]}>
          <Skeleton h="100%" />
        </div>
      </div>
    </output>
  );
}
