import { NativeSelect } from "@mantine/core";
import type { TraceOrder } from "@/lib/domain/trace/trace-sort";
import styles from "./traces.module.css";

const ORDERS = {
  "started desc": { label: "Newest first", sort: "started", order: "desc" },
  "started asc": { label: "Oldest first", sort: "started", order: "asc" },
  "duration desc": { label: "Longest first", sort: "duration", order: "desc" },
  "handoffs desc": { label: "Most handoffs first", sort: "handoffs", order: "desc" },
  "errors desc": { label: "Most errors first", sort: "errors", order: "desc" },
  "tokens desc": { label: "Most tokens first", sort: "tokens", order: "desc" },
} as const satisfies Record<string, TraceOrder & { label: string }>;

type SortControlProps = { order: TraceOrder; onOrder: (order: TraceOrder) => void };

/** The order where there is no table head to click. */
export function SortControl({ order: { sort, order }, onOrder }: SortControlProps) {
  return (
    <NativeSelect
      className={styles["order"] ?? ""}
      aria-label="Order"
      data={Object.entries(ORDERS).map(([value, { label }]) => ({ value, label }))}
      value={`${sort} ${order}`}
      onChange={({ currentTarget }) => {
        const chosen = Object.entries(ORDERS).find(([key]) => key === currentTarget.value)?.[1];
        if (chosen) onOrder({ sort: chosen.sort, order: chosen.order });
      }}
    />
  );
}
