"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { requestLayout } from "@/components/shared/graph/request-layout";
import { Panel } from "@/components/ui/panel";
import { toneColor } from "@/components/ui/tone";
import type { CompareEdge } from "@/lib/contracts/compare";
import { COMPARE_CHANGES } from "@/lib/domain/compare/changes";
import { changeLook } from "./change-look";
import styles from "./graph-diff.module.css";
import { type DiffGraph, prepareGraph } from "./prepare-graph";

const DiffCanvas = dynamic(() => import("./diff-canvas").then((module) => module.DiffCanvas), {
  ssr: false,
  loading: () => <Skeleton className={styles["canvas"] ?? ""} />,
});

/** Both workflows drawn as one; the table below says the same in words. */
export function GraphPanel({ edges }: { edges: readonly CompareEdge[] }) {
  const graph = useMemo(() => prepareGraph(edges), [edges]);
  if (graph.edges.length === 0) return null;
  return (
    <div className={styles["wide"]}>
      <Panel title="Graph" description="Who hands over to whom in A, in B, or in both.">
        <Drawing graph={graph} />
        <Legend />
      </Panel>
    </div>
  );
}

function Drawing({ graph }: { graph: DiffGraph }) {
  const layout = useQuery({
    queryKey: ["graph-layout", "agents", graph],
    queryFn: ({ signal }) => requestLayout(graph, { isSequence: false, signal }),
    staleTime: Infinity,
    retry: false,
  });
  if (!layout.data) {
    return (
      <output aria-label="Laying out the graph">
        <Skeleton className={styles["canvas"] ?? ""} />
      </output>
    );
  }
  return <DiffCanvas graph={graph} layout={layout.data} />;
}

function Legend() {
  return (
    <ul className={styles["legend"]} aria-label="Legend">
      {COMPARE_CHANGES.map((change) => {
        const { label, icon: ChangeIcon, tone, width, dashes } = changeLook(change);
        return (
          <li key={change}>
            <svg width="28" height="8" aria-hidden>
              <line
                x1="0"
                x2="28"
                y1="4"
                y2="4"
                style={{ stroke: toneColor(tone, "line"), strokeWidth: width }}
                strokeDasharray={dashes}
              />
            </svg>
            <ChangeIcon size={14} aria-hidden />
            {change === "same" ? "In both" : label}
          </li>
        );
      })}
    </ul>
  );
}
