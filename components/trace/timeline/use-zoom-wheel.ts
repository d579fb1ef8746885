"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { clampZoom, keepUnderPointer } from "./zoom";

const WHEEL_SPEED = 0.004;

type ZoomWheel = {
  zoom: number;
  onZoom: (zoom: number) => void;
  labelWidth: number;
  /** Where the selection lies at a zoom of 1. */
  anchorPx: number | undefined;
};

/** Ctrl-wheel (and pinch) zooms around the pointer; buttons around the selection or the middle. */
export function useZoomWheel(
  scroller: RefObject<HTMLDivElement | null>,
  { zoom, onZoom, labelWidth, anchorPx }: ZoomWheel,
): void {
  const shownZoom = useRef(zoom);
  const pointer = useRef<number | null>(null);

  const handleWheel = useEffectEvent((event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const left = scroller.current?.getBoundingClientRect().left ?? 0;
    pointer.current = event.clientX - left - labelWidth;
    onZoom(clampZoom(zoom * Math.exp(-event.deltaY * WHEEL_SPEED)));
  });

  // The DOM's wheel event: React's is passive and could not keep the browser from zooming the page.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => handleWheel(event);
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller]);

  // The DOM's scroll position, before the new width is painted.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || shownZoom.current === zoom) return;
    const width = element.clientWidth - labelWidth;
    const selected = (anchorPx ?? -1) * shownZoom.current - element.scrollLeft;
    const still = selected >= 0 && selected <= width ? selected : width / 2;
    element.scrollTo({
      left: keepUnderPointer(
        element.scrollLeft,
        pointer.current ?? still,
        zoom / shownZoom.current,
      ),
    });
    shownZoom.current = zoom;
    pointer.current = null;
  }, [scroller, zoom, labelWidth, anchorPx]);
}
