"use client";

import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { arrowHead, roundedPath } from "@/components/shared/graph/edge-path";
import {
  type GraphLayout,
  layoutBounds,
  NODE_HEIGHT,
  NODE_WIDTH,
} from "@/components/shared/graph/graph-layout";
import { requestLayout } from "@/components/shared/graph/request-layout";
import { toneColor } from "@/components/ui/tone";
import { type LeadGraph, type LeadHandoff, leadInWords, prepareLead } from "./lead-graph";
import styles from "./mini-graph.module.css";

const NAME_CHARS_MAX = 22;
const MARGIN = 6;
/** Smaller than the trace's own graph, and never so small that names cannot be read. */
const SCALE = 0.72;

/** What led here at a glance; the list below it says the same with links. */
export function MiniGraph({ handoffs }: { handoffs: readonly LeadHandoff[] }) {
  const graph = prepareLead(handoffs);
  const { data: layout } = useQuery({
    queryKey: ["graph-layout", "lead", graph],
    queryFn: ({ signal }) => requestLayout(graph, { isSequence: false, signal }),
    staleTime: Infinity,
    retry: false,
    enabled: graph.edges.length > 0,
  });
  if (graph.edges.length === 0) return null;
  if (!layout) return <Skeleton height={NODE_HEIGHT * 2} />;
  return <Drawing graph={graph} layout={layout} />;
}

function Drawing({ graph, layout }: { graph: LeadGraph; layout: GraphLayout }) {
  const box = layoutBounds(layout);
  const width = box.width + 2 * MARGIN;
  const height = box.height + 2 * MARGIN;
  return (
    <section
      className={styles["frame"]}
      aria-label={leadInWords(graph)}
      // A scrollable area must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <svg
        aria-hidden
        viewBox={`${box.x - MARGIN} ${box.y - MARGIN} ${width} ${height}`}
        width={width * SCALE}
        height={height * SCALE}
      >
        {graph.edges.map((edge) => {
          const route = layout.edges.get(edge.id);
          if (!route) return null;
          return (
            <g
              key={edge.id}
              className={styles["edge"]}
              style={{ "--edge-ink": toneColor(edge.tone) }}
            >
              <path d={roundedPath(route.points)} fill="none" />
              <path d={arrowHead(route.points)} className={styles["head"]} />
              {edge.count > 1 ? (
                <text x={route.label.x} y={route.label.y} className={styles["count"]}>
                  ×{edge.count}
                </text>
              ) : null}
            </g>
          );
        })}
        {graph.nodes.map(({ id }) => {
          const at = layout.nodes.get(id);
          return at ? <Agent key={id} name={id} at={at} /> : null;
        })}
      </svg>
    </section>
  );
}

function Agent({ name, at: { x, y } }: { name: string; at: { x: number; y: number } }) {
  const shown = name.length > NAME_CHARS_MAX ? `${name.slice(0, NAME_CHARS_MAX - 1)}…` : name;
  return (
    <g className={styles["agent"]}>
      <rect x={x} y={y} width={NODE_WIDTH} height={NODE_HEIGHT} rx={8} />
      <text x={x + NODE_WIDTH / 2} y={y + NODE_HEIGHT / 2}>
        {shown}
      </text>
    </g>
  );
}
