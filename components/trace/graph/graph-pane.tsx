"use client";

import { SegmentedControl, Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { AgentDto } from "@/lib/contracts/agent";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { OnSelect, Selection } from "../trace-view";
import { labelWidth } from "./graph-layout";
import { buildGraph, type GraphMode, type TraceGraph } from "./graph-model";
import styles from "./graph.module.css";
import { requestLayout } from "./request-layout";

const GraphCanvas = dynamic(() => import("./graph-canvas").then((module) => module.GraphCanvas), {
  ssr: false,
  loading: () => <GraphSkeleton />,
});

const MODES: { value: GraphMode; label: string }[] = [
  { value: "agents", label: "Agents" },
  { value: "steps", label: "Steps" },
];

type GraphPaneProps = {
  handoffs: readonly HandoffDto[];
  agents: readonly AgentDto[];
  mode: GraphMode;
  onMode: (mode: GraphMode) => void;
  selection: Selection;
  onSelect: OnSelect;
};

export function GraphPane({ handoffs, agents, mode, onMode, selection, onSelect }: GraphPaneProps) {
  const graph = useMemo(() => buildGraph(mode, handoffs, agents), [mode, handoffs, agents]);
  const layout = useQuery({
    queryKey: ["trace-layout", mode, layoutSignature(graph)],
    queryFn: ({ signal }) => requestLayout(graph, mode, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <div className={styles["pane"]}>
      <div className={styles["toolbar"]}>
        <SegmentedControl
          aria-label="Show agents once or every step"
          data={MODES}
          value={mode}
          onChange={onMode}
        />
        <p className={styles["hint"]}>
          Numbers are the order of handoffs. Dashed lines are inferred.
        </p>
      </div>
      {layout.data ? (
        <GraphCanvas
          key={mode}
          graph={graph}
          layout={layout.data}
          selection={selection}
          onSelect={onSelect}
        />
      ) : (
        <GraphSkeleton />
      )}
    </div>
  );
}

function GraphSkeleton() {
  return (
    <output className={styles["canvas"]} aria-label="Laying out the graph">
      <Skeleton h={56} w={172} pos="absolute" top="45%" left="12%" />
      <Skeleton h={56} w={172} pos="absolute" top="15%" right="12%" />
      <Skeleton h={56} w={172} pos="absolute" top="45%" right="12%" />
      <Skeleton h={56} w={172} pos="absolute" top="75%" right="12%" />
    </output>
  );
}

/** Changes exactly when a layout is no longer good: other nodes, other edges, other label widths. */
function layoutSignature({ nodes, edges }: TraceGraph): string {
  return JSON.stringify([
    nodes.map(({ id }) => id),
    edges.map(({ id, source, target, handoffs }) => [id, source, target, labelWidth(handoffs)]),
  ]);
}
