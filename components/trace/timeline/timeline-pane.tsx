"use client";

import { Alert, Skeleton } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { formatCount, formatQuantity } from "@/lib/format/count";
import { MADE_UP_TIMES_HINT } from "@/lib/format/made-up-times";
import type { OnSelect, Selection } from "../trace-view";
import type { Timeline } from "./timeline-model";
import { SPANS_OPEN_MAX } from "./timeline-rows";
import { TimelineLegend } from "./timeline-legend";
import { TimelineScroller } from "./timeline-scroller";
import styles from "./timeline.module.css";
import { ZoomControls } from "./zoom-controls";

/** Spans arrive after the handoffs; until then, or without them, the handoffs stand alone. */
export type SpansState = {
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  /** Fewer than `total` where a trace has more spans than can be drawn. */
  shown: number;
  total: number;
};

type TimelinePaneProps = {
  timeline: Timeline;
  spans: SpansState;
  zoom: number;
  onZoom: (zoom: number) => void;
  selection: Selection;
  onSelect: OnSelect;
};

export function TimelinePane({ timeline, spans, zoom, onZoom, ...picking }: TimelinePaneProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const opensAll = spans.shown <= SPANS_OPEN_MAX;
  const toggle = (agent: string): void =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(agent)) after.add(agent);
      return after;
    });
  return (
    <div className={styles["pane"]}>
      <div className={styles["toolbar"]}>
        <ZoomControls zoom={zoom} onZoom={onZoom} />
        <TimelineLegend />
      </div>
      <TimelineNotes timeline={timeline} spans={spans} />
      <TimelineScroller
        timeline={timeline}
        isOpen={(agent) => opensAll !== toggled.has(agent)}
        onToggle={toggle}
        zoom={zoom}
        onZoom={onZoom}
        {...picking}
      />
    </div>
  );
}

function TimelineNotes({ timeline, spans }: { timeline: Timeline; spans: SpansState }) {
  if (spans.error) {
    return (
      <div className={styles["note"]}>
        <ProblemAlert
          problem={spans.error}
          title="The spans could not be loaded. Handoffs are shown without them."
          onRetry={spans.retry}
        />
      </div>
    );
  }
  if (spans.isPending) {
    return (
      <output className={styles["note"]} aria-label="Loading spans">
        <Skeleton h={12} w={180} />
      </output>
    );
  }
  const orphans =
    timeline.orphans === 0
      ? ""
      : `${formatQuantity(timeline.orphans, "span")} whose parent was not received, at the top of the agent's lane and with a mark.`;
  const cut =
    spans.shown < spans.total
      ? `Showing the first ${formatCount(spans.shown)} of ${formatQuantity(spans.total, "span")}; the API has all of them.`
      : "";
  const notes = [cut, timeline.isTimed ? "" : MADE_UP_TIMES_HINT, orphans].filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <div className={styles["note"]}>
      <Alert variant="light" color="gray" p={6} icon={<IconInfoCircle size={16} />}>
        {notes.join(" ")}
      </Alert>
    </div>
  );
}
