"use client";

import { SegmentedControl, Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { requestLayout } from "@/components/shared/graph/request-layout";
import type { AgentDto } from "@/lib/contracts/agent";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { selectedHandoffId, type OnSelect, type Selection } from "../trace-view";
import { toShape } from "./edge-numbers";
import type { GraphMode } from "./graph-model";
import { GraphNote } from "./graph-note";
import styles from "./graph.module.css";
import { useShownGraph } from "./use-shown-graph";
import { loadCanvas, warmGraph } from "./warm-graph";

warmGraph();

const GraphCanvas = dynamic(loadCanvas, { ssr: false, loading: () => <GraphSkeleton /> });
const ExportMenu = dynamic(
  () => import("../export/export-menu").then((module) => module.ExportMenu),
  { ssr: false },
);

const MODES: { value: GraphMode; label: string }[] = [
  { value: "agents", label: "Agents" },
  { value: "steps", label: "Steps" },
];

type GraphPaneProps = {
  trace: { id: string; name: string | null };
  handoffs: readonly HandoffDto[];
  agents: readonly AgentDto[];
  mode: GraphMode;
  onMode: (mode: GraphMode) => void;
  selection: Selection;
  onSelect: OnSelect;
};

export function GraphPane(props: GraphPaneProps) {
  const { trace, handoffs, agents, mode, onMode, selection, onSelect } = props;
  const { graph, part, key, showPage, showAllAgents } = useShownGraph({
    mode,
    handoffs,
    agents,
    selectedId: selectedHandoffId(selection),
  });
  const shape = useMemo(() => toShape(graph), [graph]);
  const layout = useQuery({
    // Another layout is needed exactly when the shape is another.
    queryKey: ["graph-layout", mode, shape],
    queryFn: ({ signal }) => requestLayout(shape, { isSequence: mode === "steps", signal }),
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
        <GraphNote part={part} onPage={showPage} onShowAllAgents={showAllAgents} />
        <div className={styles["toolbar-end"]}>
          {layout.data && !layout.isPlaceholderData ? (
            <ExportMenu trace={trace} mode={mode} graph={graph} layout={layout.data} />
          ) : null}
        </div>
      </div>
      {layout.data ? (
        <GraphCanvas
          key={key}
          graph={graph}
          layout={layout.data}
          selection={selection}
          onSelect={onSelect}
          onShowAllAgents={showAllAgents}
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
