import { IconNote, IconRocket, IconRouteAltLeft, IconTag, type Icon } from "@tabler/icons-react";
import type { MarkerKind } from "@/lib/domain/markers/marker";

export const MARKER_LOOKS: Record<MarkerKind, { label: string; icon: Icon }> = {
  deployment: { label: "Deployment", icon: IconRocket },
  release: { label: "Release", icon: IconTag },
  note: { label: "Note", icon: IconNote },
  rules: { label: "Rules published", icon: IconRouteAltLeft },
};

/** How a marker stands across a chart. */
export const MARKER_LINE = {
  stroke: "var(--text-muted)",
  strokeDasharray: "2 3",
  ifOverflow: "hidden",
} as const;
