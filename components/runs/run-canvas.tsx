"use client";

import {
  BaseEdge,
  type Edge,
  type EdgeProps,
  type EdgeTypes,
  Handle,
  type Node,
  type NodeProps,
  type NodeTypes,
  Position,
} from "@xyflow/react";
import Link from "next/link";
import { memo, useMemo } from "react";
import { AgentAvatar } from "@/components/shared/agent-chip";
import { arrowHead, roundedPath } from "@/components/shared/graph/edge-path";
import {
  type EdgeRoute,
  type GraphLayout,
  NODE_HEIGHT,
  NODE_WIDTH,
} from "@/components/shared/graph/graph-layout";
import { StillCanvas } from "@/components/shared/graph/still-canvas";
import { VisibleText } from "@/components/shared/visible-text";
import { toneColor } from "@/components/ui/tone";
import { ToneBadge } from "@/components/ui/tone-badge";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { RunStageDto } from "@/lib/contracts/run";
import type { RunGraph, StageEdge } from "./run-graph";
import { STAGE_LOOKS } from "./run-look";
import styles from "./runs.module.css";

type StageFlowNode = Node<{ stage: RunStageDto; traceId: string }, "stage">;
type StageFlowEdge = Edge<{ edge: StageEdge; route: EdgeRoute }, "stage">;

const nodeTypes: NodeTypes = { stage: memo(StageNode) };
const edgeTypes: EdgeTypes = { stage: memo(StageLine) };

type RunCanvasProps = { graph: RunGraph; layout: GraphLayout; traceId: string };

export function RunCanvas({ graph, layout, traceId }: RunCanvasProps) {
  const nodes = useMemo(() => toFlowNodes(graph, { layout, traceId }), [graph, layout, traceId]);
  const edges = useMemo(() => toFlowEdges(graph, layout), [graph, layout]);
  return (
    <StillCanvas
      label="Graph of the stages"
      className={styles["canvas"]}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
    />
  );
}

function toFlowNodes(
  { nodes }: RunGraph,
  { layout, traceId }: Pick<RunCanvasProps, "layout" | "traceId">,
): StageFlowNode[] {
  return nodes.flatMap((stage) => {
    const position = layout.nodes.get(stage.id);
    if (!position) return [];
    const size = { width: NODE_WIDTH, height: NODE_HEIGHT };
    return { id: stage.id, type: "stage" as const, position, ...size, data: { stage, traceId } };
  });
}

function toFlowEdges({ edges }: RunGraph, layout: GraphLayout): StageFlowEdge[] {
  return edges.flatMap((edge) => {
    const route = layout.edges.get(edge.id);
    if (!route) return [];
    const { id, source, target } = edge;
    return { id, source, target, type: "stage" as const, data: { edge, route } };
  });
}

function StageNode({ data: { stage, traceId } }: NodeProps<StageFlowNode>) {
  const [view] = useViewParams();
  const { label, tone, icon } = STAGE_LOOKS[stage.state];
  const { handoff_id: handoffId } = stage;
  const name = <VisibleText text={stage.id} className={styles["stage-name"]} />;
  return (
    <div
      className={styles["node"]}
      style={{ borderColor: toneColor(tone, "line") }}
      data-active={stage.state === "sent" || undefined}
    >
      <Handle type="target" position={Position.Left} className={styles["handle"] ?? ""} />
      <AgentAvatar name={stage.target} />
      <span className={styles["words"]}>
        {handoffId === null ? (
          name
        ) : (
          <Link href={handoffHref({ traceId, handoffId }, view)}>{name}</Link>
        )}
        <ToneBadge tone={tone} icon={icon} plain>
          {label}
        </ToneBadge>
      </span>
      <Handle type="source" position={Position.Right} className={styles["handle"] ?? ""} />
    </div>
  );
}

function StageLine({ id, data }: EdgeProps<StageFlowEdge>) {
  if (!data) return null;
  const { edge, route } = data;
  const stroke = toneColor(edge.tone, "line");
  return (
    <g className={edge.isActive ? styles["active"] : undefined}>
      <BaseEdge id={id} path={roundedPath(route.points)} style={{ stroke, strokeWidth: 2 }} />
      <path d={arrowHead(route.points)} style={{ fill: stroke }} aria-hidden />
    </g>
  );
}
