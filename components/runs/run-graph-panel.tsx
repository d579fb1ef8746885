"use client";

import { Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { requestLayout } from "@/components/shared/graph/request-layout";
import { Panel } from "@/components/ui/panel";
import type { RunDto } from "@/lib/contracts/run";
import { prepareRunGraph } from "./run-graph";
import styles from "./runs.module.css";

const RunCanvas = dynamic(() => import("./run-canvas").then((module) => module.RunCanvas), {
  ssr: false,
  loading: () => <Skeleton className={styles["canvas"] ?? ""} />,
});

/** Lines of stages would be too small to read on a phone: there they stand below each other. */
const NARROW = "(max-width: 36em)";
const DOWNWARDS = { isSequence: false, direction: "DOWN" } as const;

/** Where the run is, as it goes on; the table below says the same in words. */
export function RunGraphPanel({ run }: { run: RunDto }) {
  const graph = useMemo(() => prepareRunGraph(run.stages), [run.stages]);
  const isNarrow = useMediaQuery(NARROW) ?? false;
  const layout = useQuery({
    // The stages of a version of a workflow never change; what became of them does.
    queryKey: ["graph-layout", "run", run.workflow, run.version, isNarrow],
    queryFn: ({ signal }) =>
      requestLayout(graph, isNarrow ? { ...DOWNWARDS, signal } : { isSequence: true, signal }),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Panel title="Progress" description="Each stage with the agent that does it.">
      {layout.data ? (
        <RunCanvas graph={graph} layout={layout.data} traceId={run.trace_id} />
      ) : (
        <output aria-label="Laying out the graph">
          <Skeleton className={styles["canvas"] ?? ""} />
        </output>
      )}
    </Panel>
  );
}
