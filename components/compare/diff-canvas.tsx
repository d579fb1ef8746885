"use client";

import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  type EdgeTypes,
  Handle,
  type Node,
  type NodeProps,
  type NodeTypes,
  Position,
} from "@xyflow/react";
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
import { changeLook } from "./change-look";
import styles from "./graph-diff.module.css";
import type { DiffEdge, DiffGraph, DiffNode } from "./prepare-graph";

type AgentFlowNode = Node<{ node: DiffNode }, "agent">;
type PairFlowEdge = Edge<{ edge: DiffEdge; route: EdgeRoute }, "pair">;

const nodeTypes: NodeTypes = { agent: memo(AgentNode) };
const edgeTypes: EdgeTypes = { pair: memo(PairEdge) };

type DiffCanvasProps = { graph: DiffGraph; layout: GraphLayout };

export function DiffCanvas({ graph, layout }: DiffCanvasProps) {
  const nodes = useMemo(() => toFlowNodes(graph, layout), [graph, layout]);
  const edges = useMemo(() => toFlowEdges(graph, layout), [graph, layout]);
  return (
    <StillCanvas
      label="Graph of both traces"
      className={styles["canvas"]}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
    />
  );
}

function toFlowNodes({ nodes }: DiffGraph, layout: GraphLayout): AgentFlowNode[] {
  return nodes.flatMap((node) => {
    const position = layout.nodes.get(node.id);
    if (!position) return [];
    return {
      id: node.id,
      type: "agent" as const,
      position,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      data: { node },
    };
  });
}

function toFlowEdges({ edges }: DiffGraph, layout: GraphLayout): PairFlowEdge[] {
  return edges.flatMap((edge) => {
    const route = layout.edges.get(edge.id);
    if (!route) return [];
    const { id, source, target } = edge;
    return { id, source, target, type: "pair" as const, data: { edge, route } };
  });
}

function AgentNode({ data: { node } }: NodeProps<AgentFlowNode>) {
  const { label, icon: PresenceIcon } = changeLook(node.presence);
  return (
    <div className={styles["node"]} data-presence={node.presence}>
      <Handle type="target" position={Position.Left} className={styles["handle"] ?? ""} />
      <AgentAvatar name={node.agent} />
      <span className={styles["words"]}>
        <span className={styles["name"]}>
          <VisibleText text={node.agent ?? "unknown"} />
        </span>
        <span className={styles["presence"]}>
          <PresenceIcon size={12} aria-hidden />
          {node.presence === "same" ? "In both" : label}
        </span>
      </span>
      <Handle type="source" position={Position.Right} className={styles["handle"] ?? ""} />
    </div>
  );
}

function PairEdge({ id, data }: EdgeProps<PairFlowEdge>) {
  if (!data) return null;
  const { edge, route } = data;
  const { icon: ChangeIcon, tone, width, dashes } = changeLook(edge.change);
  const stroke = toneColor(tone, "line");
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(route.points)}
        style={{
          stroke,
          strokeWidth: width,
          ...(dashes === undefined ? {} : { strokeDasharray: dashes }),
        }}
      />
      <path d={arrowHead(route.points)} style={{ fill: stroke }} aria-hidden />
      <EdgeLabelRenderer>
        <span
          className={styles["mark"]}
          style={{
            color: toneColor(tone),
            transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)`,
          }}
        >
          <ChangeIcon size={12} stroke={2.2} aria-hidden />
          {edge.label}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
