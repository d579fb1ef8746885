import { warmLayout } from "@/components/shared/graph/request-layout";

const DRAWS = "(min-width: 48em)";
const OTHER_VIEW = /[?&]view=(timeline|list)\b/;

/** The canvas and ELK, asked for as soon as the page's code runs: the graph needs both, and only later its data. */
export function warmGraph(): void {
  if (typeof window === "undefined" || !window.matchMedia(DRAWS).matches) return;
  if (OTHER_VIEW.test(window.location.search)) return;
  warmLayout();
  void loadCanvas();
}

export async function loadCanvas() {
  const { GraphCanvas } = await import("./graph-canvas");
  return GraphCanvas;
}
