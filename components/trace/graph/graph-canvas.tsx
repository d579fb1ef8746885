"use client";

import "@xyflow/react/dist/style.css";
import "@/components/shared/graph/flow-theme.css";
import {
  Background,
  ControlButton,
  Controls,
  type EdgeTypes,
  MiniMap,
  type NodeTypes,
  ReactFlow,
} from "@xyflow/react";
import { IconArrowsMaximize } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { agentColor } from "@/components/shared/agent-color";
import { type OnSelect, type Selection, selectedHandoffId } from "../trace-view";
import { AgentNode } from "./agent-node";
import { type AgentFlowNode, toFlowEdges, toFlowNodes } from "./flow-elements";
import { fitZoom, type GraphLayout, layoutBounds } from "@/components/shared/graph/graph-layout";
import type { TraceGraph } from "./graph-model";
import styles from "./graph.module.css";
import { HandoffEdge } from "./handoff-edge";
import { type Flow, fitLayout, panTo, ZOOM_MIN } from "./move-viewport";

const nodeTypes: NodeTypes = { agent: AgentNode };
const edgeTypes: EdgeTypes = { handoff: HandoffEdge };
/** The smallest words, of 12 px, stay above 11 px. */
const ZOOM_READABLE = 0.92;
/** Above this, what is out of sight is not drawn. */
const EDGES_DRAWN_MAX = 150;
const MINI_MAP_SIZE = { width: 132, height: 88 };

type GraphCanvasProps = {
  graph: TraceGraph;
  layout: GraphLayout;
  selection: Selection;
  onSelect: OnSelect;
  onShowAllAgents: () => void;
};

export function GraphCanvas({ graph, layout, selection, ...on }: GraphCanvasProps) {
  const { onSelect, onShowAllAgents } = on;
  const [flow, setFlow] = useState<Flow>();
  const container = useRef<HTMLDivElement>(null);
  const wasMoved = useRef(false);
  const selectedId = selectedHandoffId(selection);
  const nodes = useMemo(() => toFlowNodes(graph, layout, selection), [graph, layout, selection]);
  const edges = useMemo(
    () =>
      toFlowEdges(graph, layout, {
        selectedId,
        onPick: (id) => onSelect({ kind: "handoff", id }),
      }),
    [graph, layout, selectedId, onSelect],
  );

  // The viewport (React Flow's) follows the layout until the reader has moved it.
  useEffect(() => {
    if (!flow || !container.current || wasMoved.current) return;
    fitLayout(flow, layout, { container: container.current, zoomMin: ZOOM_READABLE });
  }, [flow, layout]);

  // The viewport follows a selection made elsewhere, only when it would be out of sight.
  useEffect(() => {
    const edge = graph.edges.find(({ handoffs }) => handoffs.some(({ id }) => id === selectedId));
    const label = edge && layout.edges.get(edge.id)?.label;
    if (flow && label && container.current) panTo(flow, label, container.current);
  }, [flow, graph, layout, selectedId]);

  return (
    <div ref={container} className={styles["canvas"]}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onMoveStart={(event) => {
          if (event !== null) wasMoved.current = true;
        }}
        onNodesChange={(changes) => {
          const picked = changes.find((change) => change.type === "select" && change.selected);
          const node = graph.nodes.find(({ id }) => picked && "id" in picked && picked.id === id);
          if (node?.isOthers) onShowAllAgents();
          else if (node) onSelect({ kind: "agent", name: node.agent });
        }}
        onEdgeClick={(_event, { data }) => {
          const first = data?.edge.handoffs[0];
          if (first) onSelect({ kind: "handoff", id: first.id });
        }}
        onPaneClick={() => onSelect({ kind: "none" })}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        minZoom={ZOOM_MIN}
        maxZoom={2}
        panOnScroll
        onlyRenderVisibleElements={edges.length > EDGES_DRAWN_MAX}
        attributionPosition="top-right"
        aria-label="Graph of agents and handoffs"
      >
        <Background gap={20} size={1} />
        <Controls showInteractive={false} showFitView={false}>
          <ControlButton
            aria-label="Fit the whole graph"
            title="Fit the whole graph"
            onClick={() => {
              if (!flow || !container.current) return;
              fitLayout(flow, layout, { container: container.current, zoomMin: ZOOM_MIN });
            }}
          >
            <IconArrowsMaximize aria-hidden />
          </ControlButton>
        </Controls>
        {fitZoom(layoutBounds(layout)) < ZOOM_READABLE ? (
          <MiniMap<AgentFlowNode>
            pannable
            zoomable
            nodeColor={({ data }) => agentColor(data.node.agent)}
            nodeBorderRadius={8}
            style={MINI_MAP_SIZE}
            className={styles["mini-map"] ?? ""}
            ariaLabel="Map of the whole graph"
          />
        ) : null}
      </ReactFlow>
    </div>
  );
}
