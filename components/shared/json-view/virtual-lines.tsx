import type { ReactNode } from "react";
import { VirtualRows } from "@/components/shared/virtual-rows";
import styles from "./json-view.module.css";

const LINE_PX = 20;

type VirtualLinesProps = {
  count: number;
  maxHeight: number;
  label: string;
  depthOf: (index: number) => number;
  /** The line that is pointed at; -1 for none. */
  selected?: number;
  children: (index: number) => ReactNode;
};

/** Lines of a value, indented. */
export function VirtualLines({ maxHeight, depthOf, ...rows }: VirtualLinesProps) {
  return (
    <VirtualRows
      {...rows}
      rowPx={LINE_PX}
      heightPx={maxHeight}
      className={styles["scroller"]}
      style={{ maxHeight }}
      rowClassName={styles["row"]}
      styleOf={(index) => ({ "--depth": depthOf(index) })}
    />
  );
}
