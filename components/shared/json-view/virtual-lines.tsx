import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import styles from "./json-view.module.css";

const LINE_PX = 20;
const PADDING_PX = 12;
const OVERSCAN_LINES = 20;

type VirtualLinesProps = {
  count: number;
  maxHeight: number;
  label: string;
  depthOf: (index: number) => number;
  children: (index: number) => ReactNode;
};

/** Lines of unequal height of which only the visible ones exist in the page. */
export function VirtualLines({ count, maxHeight, label, depthOf, children }: VirtualLinesProps) {
  const scroller = useRef<HTMLElement>(null);
  // The React compiler, which this hook would confuse, is off.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: OVERSCAN_LINES,
    initialRect: { width: 0, height: maxHeight },
  });
  const total = virtualizer.getTotalSize();

  return (
    <section
      ref={scroller}
      className={styles["scroller"]}
      style={{ height: Math.min(total + PADDING_PX, maxHeight) }}
      aria-label={label}
      // A scrollable area must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={styles["canvas"]} style={{ height: total }}>
        {virtualizer.getVirtualItems().map((line) => (
          <div
            key={line.key}
            ref={virtualizer.measureElement}
            data-index={line.index}
            className={styles["row"]}
            style={{
              "--depth": depthOf(line.index),
              transform: `translateY(${line.start}px)`,
            }}
          >
            {children(line.index)}
          </div>
        ))}
      </div>
    </section>
  );
}
