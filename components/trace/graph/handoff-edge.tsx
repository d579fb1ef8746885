"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { outcomeLook } from "@/components/shared/outcome-look";
import { toneColor } from "@/components/ui/tone";
import { arrowHead, roundedPath } from "./edge-path";
import { EdgeLabel } from "./edge-label";
import type { HandoffFlowEdge } from "./flow-elements";
import { worstOutcome } from "./graph-model";
import styles from "./graph.module.css";

export const HandoffEdge = memo(function HandoffEdge({
  id,
  data,
  selected = false,
}: EdgeProps<HandoffFlowEdge>) {
  if (!data) return null;
  const { edge, route, selectedId, onPick } = data;
  const outcome = worstOutcome(edge.handoffs);
  const marked = edge.handoffs.find((handoff) => handoff.outcome === outcome);
  const tone = marked ? outcomeLook(marked).tone : "neutral";
  const color = toneColor(tone, "line");
  const stands = outcome === "failed" || edge.handoffs.some(({ type }) => type === "loop");
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(route.points)}
        className={styles["edge"] ?? ""}
        style={{
          stroke: color,
          strokeWidth: (stands ? 2.5 : 1.5) + (selected ? 1.5 : 0),
          ...(edge.handoffs.every(({ inferred }) => inferred) ? { strokeDasharray: "6 4" } : {}),
        }}
      />
      <path d={arrowHead(route.points)} style={{ fill: color }} aria-hidden />
      <EdgeLabelRenderer>
        <div
          className={`nodrag nopan ${styles["label"]}`}
          style={{
            transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)`,
          }}
        >
          <EdgeLabel handoffs={edge.handoffs} selectedId={selectedId} onPick={onPick} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
