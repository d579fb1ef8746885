import { Skeleton } from "@mantine/core";
import styles from "./waiting.module.css";

/** A part that is on its way: its box, and a word for assistive technology. */
export function Waiting({ label, height = 160 }: { label: string; height?: number }) {
  return (
    <output className={styles["waiting"]} aria-label={label}>
      <Skeleton h={height} />
    </output>
  );
}
