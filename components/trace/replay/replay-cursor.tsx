"use client";

import { type RefObject, useEffect } from "react";
import { useReplayPosition } from "./replay-context";
import styles from "./replay-cursor.module.css";

type ReplayCursorProps = {
  scroller: RefObject<HTMLDivElement | null>;
  /** Pixels per millisecond. */
  scale: number;
  labelWidth: number;
  viewWidth: number;
};

/** The replayed time as a line through all lanes; what comes after it steps back. */
export function ReplayCursor({ scroller, scale, labelWidth, viewWidth }: ReplayCursorProps) {
  const position = useReplayPosition();
  const x = position === null ? null : position * scale;

  // The DOM's scroll position keeps the line in sight.
  useEffect(() => {
    const element = scroller.current;
    if (!element || x === null) return;
    const isVisible = x >= element.scrollLeft && x <= element.scrollLeft + viewWidth;
    if (!isVisible) element.scrollTo({ left: x - viewWidth / 5 });
  }, [scroller, x, viewWidth]);

  if (x === null) return null;
  return <div className={styles["cursor"]} style={{ left: labelWidth + x }} aria-hidden />;
}
