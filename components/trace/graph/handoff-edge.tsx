"use client";

import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { toneColor } from "@/components/ui/tone";
import { useReplayPhase, useReplayStops } from "../replay/replay-context";
import { EdgeLabel } from "./edge-label";
import { edgeLook } from "./edge-look";
import { arrowHead, roundedPath } from "@/components/shared/graph/edge-path";
import { FlightDot } from "./flight-dot";
import type { HandoffFlowEdge } from "./flow-elements";
import styles from "./graph.module.css";

export const HandoffEdge = memo(function HandoffEdge({
  id,
  data,
  selected = false,
}: EdgeProps<HandoffFlowEdge>) {
  return data ? <EdgeLine id={id} {...data} isSelected={selected} /> : null;
});

type EdgeLineProps = NonNullable<HandoffFlowEdge["data"]> & { id: string; isSelected: boolean };

function EdgeLine({ id, edge, route, selectedId, onPick, isSelected }: EdgeLineProps) {
  const stops = useReplayStops(edge.handoffs);
  const phase = useReplayPhase(stops);
  const look = edgeLook(edge.handoffs);
  const color = phase === "ahead" ? "var(--border-strong)" : toneColor(look.tone, "line");
  const path = roundedPath(route.points);
  const strokeWidth = look.width + (isSelected || phase === "in-flight" ? 1.5 : 0);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={styles["edge"] ?? ""}
        style={{
          stroke: color,
          strokeWidth,
          ...(look.isDashed ? { strokeDasharray: "6 4" } : {}),
        }}
      />
      <path d={arrowHead(route.points)} style={{ fill: color }} aria-hidden />
      {phase === "in-flight" ? <FlightDot path={path} stops={stops} /> : null}
      <EdgeLabelRenderer>
        <div
          className={`nodrag nopan ${styles["label"]}`}
          data-phase={phase ?? undefined}
          style={{
            transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)`,
          }}
        >
          <EdgeLabel handoffs={edge.handoffs} selectedId={selectedId} onPick={onPick} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
