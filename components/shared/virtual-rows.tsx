"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { measureElement } from "@tanstack/react-virtual";
import { classNames } from "@/components/ui/class-names";
import { useVirtual } from "./use-virtual";
import styles from "./virtual-rows.module.css";

const OVERSCAN_ROWS = 10;

type VirtualRowsProps = {
  count: number;
  /** Names the scrolling area. */
  label: string;
  /** What a row is likely to take; the real height is measured. */
  rowPx: number;
  /** The height that is filled before the element is measured. */
  heightPx: number;
  children: (index: number) => ReactNode;
  keyOf?: (index: number) => string | number;
  styleOf?: (index: number) => CSSProperties;
  /** The row that is pointed at: brought into sight and marked; -1 for none. */
  selected?: number;
  /** Called when the reader comes near the end. */
  onNearEnd?: (() => void) | undefined;
  className?: string | undefined;
  rowClassName?: string | undefined;
  style?: CSSProperties;
};

/** Rows of unequal height, of which only those in sight exist in the page. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, label, children, keyOf, styleOf, selected = -1, onNearEnd } = props;
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtual({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowPx,
    getItemKey: (index) => keyOf?.(index) ?? index,
    overscan: OVERSCAN_ROWS,
    initialRect: { width: 0, height: props.heightPx },
    // What is not displayed at the moment has no height, and would have none for ever.
    measureElement: (...measured) => measureElement(...measured) || props.rowPx,
  });
  const rows = virtualizer.getVirtualItems();
  // The scroll position belongs to the browser.
  useEffect(() => {
    if (selected >= 0) virtualizer.scrollToIndex(selected, { align: "center" });
  }, [virtualizer, selected]);
  const isNearEnd = (rows.at(-1)?.index ?? 0) >= count - OVERSCAN_ROWS;
  // What comes next is asked for as soon as the reader comes near the end.
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);

  return (
    <section
      ref={scroller}
      className={classNames(styles["scroller"], props.className)}
      style={props.style}
      aria-label={label}
      // A scrollable area must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={styles["canvas"]} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => (
          <div
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            aria-current={row.index === selected || undefined}
            className={classNames(styles["row"], props.rowClassName)}
            style={{ ...styleOf?.(row.index), transform: `translateY(${row.start}px)` }}
          >
            {children(row.index)}
          </div>
        ))}
      </div>
    </section>
  );
}
