"use client";

import "@xyflow/react/dist/style.css";
import "./flow-theme.css";
import {
  Background,
  Controls,
  type Edge,
  type Node,
  ReactFlow,
  type ReactFlowProps,
} from "@xyflow/react";

/** Never larger than this at first: a graph of two nodes would fill the page. */
const FIT = { padding: 0.08, maxZoom: 1.1 };

type StillCanvasProps<SomeNode extends Node, SomeEdge extends Edge> = Required<
  Pick<ReactFlowProps<SomeNode, SomeEdge>, "nodes" | "edges" | "nodeTypes" | "edgeTypes">
> & {
  label: string;
  className: string | undefined;
};

/** A graph that is looked at, not edited: its nodes lie where they were laid, and the page scrolls past. */
export function StillCanvas<SomeNode extends Node, SomeEdge extends Edge>({
  label,
  className,
  ...graph
}: StillCanvasProps<SomeNode, SomeEdge>) {
  return (
    <div className={className}>
      <ReactFlow
        {...graph}
        fitView
        fitViewOptions={FIT}
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
        attributionPosition="top-right"
        aria-label={label}
      >
        <Background gap={20} size={1} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
      </ReactFlow>
    </div>
  );
}
