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
import { agentHref, pairHref } from "@/lib/client/agent-href";
import { useViewParams } from "@/lib/client/use-view-params";
import styles from "./agents.module.css";
import type { AgentMap, MapEdge, MapNode } from "./pair-model";

type AgentFlowNode = Node<{ node: MapNode }, "agent">;
type PairFlowEdge = Edge<{ edge: MapEdge; route: EdgeRoute }, "pair">;

const nodeTypes: NodeTypes = { agent: memo(AgentNode) };
const edgeTypes: EdgeTypes = { pair: memo(PairEdge) };

export function MapCanvas({ map, layout }: { map: AgentMap; layout: GraphLayout }) {
  const nodes = useMemo(() => toFlowNodes(map, layout), [map, layout]);
  const edges = useMemo(() => toFlowEdges(map, layout), [map, layout]);
  return (
    <StillCanvas
      label="Map of the agents"
      className={styles["canvas"]}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
    />
  );
}

function toFlowNodes({ nodes }: AgentMap, layout: GraphLayout): AgentFlowNode[] {
  return nodes.flatMap((node) => {
    const position = layout.nodes.get(node.id);
    if (!position) return [];
    const size = { width: NODE_WIDTH, height: NODE_HEIGHT };
    return { id: node.id, type: "agent" as const, position, ...size, data: { node } };
  });
}

function toFlowEdges({ edges }: AgentMap, layout: GraphLayout): PairFlowEdge[] {
  return edges.flatMap((edge) => {
    const route = layout.edges.get(edge.id);
    if (!route) return [];
    const { id, source, target } = edge;
    return { id, source, target, type: "pair" as const, data: { edge, route } };
  });
}

function AgentNode({ data: { node } }: NodeProps<AgentFlowNode>) {
  const [view] = useViewParams();
  const name = (
    <span className={styles["node-name"]}>
      <VisibleText text={node.agent ?? "unknown"} />
    </span>
  );
  return (
    <div className={styles["node"]}>
      <Handle type="target" position={Position.Left} className={styles["handle"] ?? ""} />
      <AgentAvatar name={node.agent} />
      {node.agent === null ? name : <Link href={agentHref(node.agent, view)}>{name}</Link>}
      <Handle type="source" position={Position.Right} className={styles["handle"] ?? ""} />
    </div>
  );
}

function PairEdge({ id, data }: EdgeProps<PairFlowEdge>) {
  const [view] = useViewParams();
  if (!data) return null;
  const { edge, route } = data;
  const { from_agent: from, to_agent: to } = edge.pair;
  const stroke = toneColor(edge.tone, "line");
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(route.points)}
        style={{ stroke, strokeWidth: edge.width }}
      />
      <path d={arrowHead(route.points)} style={{ fill: stroke }} aria-hidden />
      <EdgeLabelRenderer>
        <span
          className={styles["mark"]}
          style={{
            color: toneColor(edge.tone),
            transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)`,
          }}
        >
          {from === null || to === null ? (
            edge.label
          ) : (
            <Link
              href={pairHref({ from, to }, view)}
              aria-label={`${from} to ${to}: ${edge.label} success`}
            >
              {edge.label}
            </Link>
          )}
        </span>
      </EdgeLabelRenderer>
    </>
  );
}
