import { VisuallyHidden } from "@mantine/core";
import styles from "./measure.module.css";

/** A value that was never observed: neither zero nor an error. */
export function Unknown({ what, why }: { what: string; why?: string }) {
  return (
    <span className={styles["measure"]} data-unknown title={why ?? `${what} unknown`}>
      <span aria-hidden>—</span>
      <VisuallyHidden>{what} unknown</VisuallyHidden>
    </span>
  );
}
