import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { TraceOrder, TraceSort } from "@/lib/domain/trace/trace-sort";
import styles from "./traces.module.css";

type SortHeaderProps = {
  label: string;
  sort: TraceSort;
  order: TraceOrder;
  onOrder: (order: TraceOrder) => void;
};

/** A column's name as a button: the largest first, and the other way round at the second click. */
export function SortHeader({ label, sort, order, onOrder }: SortHeaderProps) {
  const isSorted = order.sort === sort;
  const Arrow = order.order === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={styles["sort"]}
      onClick={() => onOrder({ sort, order: isSorted && order.order === "desc" ? "asc" : "desc" })}
    >
      {label}
      {isSorted ? <Arrow size={12} aria-hidden /> : null}
    </button>
  );
}
