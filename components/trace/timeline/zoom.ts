export const ZOOM_MIN = 1;
export const ZOOM_MAX = 1_000;
const ZOOM_STEP = 1.6;

/** A link can carry any number; the page shows one that works. */
export function clampZoom(zoom: number): number {
  if (!Number.isFinite(zoom)) return ZOOM_MIN;
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, Math.round(zoom * 100) / 100));
}

export function zoomIn(zoom: number): number {
  return clampZoom(zoom * ZOOM_STEP);
}

export function zoomOut(zoom: number): number {
  return clampZoom(zoom / ZOOM_STEP);
}

/** The scroll position that keeps the time under `pointerPx` where it is while the zoom changes. */
export function keepUnderPointer(scrollPx: number, pointerPx: number, ratio: number): number {
  return Math.max(0, (scrollPx + pointerPx) * ratio - pointerPx);
}
