"use client";

import { Text, UnstyledButton } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { formatQuantity } from "@/lib/format/count";
import { agentName } from "../graph/graph-model";
import { spanLength } from "../timeline/span-length";
import type { Timeline, TimelineSpan } from "../timeline/timeline-model";
import type { SpansState } from "../timeline/timeline-pane";
import type { OnSelect } from "../trace-view";
import { Waiting } from "../waiting";
import styles from "./inspector.module.css";
import { spansAround } from "./spans-around";

type SpansTabProps = {
  handoff: HandoffDto;
  timeline: Timeline;
  spans: SpansState;
  onSelect: OnSelect;
};

/** What both agents did around the handoff. */
export function SpansTab({ handoff, timeline, spans, onSelect }: SpansTabProps) {
  if (spans.isPending) return <Waiting label="Loading spans" />;
  if (spans.error) {
    return (
      <ProblemAlert
        problem={spans.error}
        title="The spans could not be loaded"
        onRetry={spans.retry}
      />
    );
  }
  const { sender, receiver, hidden } = spansAround(timeline, handoff);
  const open = (id: string) => onSelect({ kind: "span", id, handoffId: handoff.id });
  return (
    <div className={styles["tab"]}>
      <SpanList
        title={`${agentName(handoff.from_agent)}, before and during the handoff`}
        spans={sender}
        onOpen={open}
      />
      <SpanList
        title={`${agentName(handoff.to_agent)}, from the handoff until it was done`}
        spans={receiver}
        onOpen={open}
      />
      {hidden > 0 ? (
        <Text size="xs" c="dimmed">
          {formatQuantity(hidden, "more span")} in the timeline.
        </Text>
      ) : null}
    </div>
  );
}

type SpanListProps = {
  title: string;
  spans: readonly TimelineSpan[];
  onOpen: (id: string) => void;
};

function SpanList({ title, spans, onOpen }: SpanListProps) {
  return (
    <section aria-label={title}>
      <h4 className={styles["list-title"]}>
        <VisibleText text={title} />
      </h4>
      {spans.length === 0 ? (
        <Text size="xs" c="dimmed">
          No spans were recorded.
        </Text>
      ) : (
        <ul className={styles["spans"]}>
          {spans.map((placed) => (
            <li key={placed.span.id}>
              <UnstyledButton className={styles["span"]} onClick={() => onOpen(placed.span.id)}>
                <span
                  className={styles["kind"]}
                  style={{ background: `var(--span-${placed.span.kind})` }}
                  aria-hidden
                />
                <span className={styles["span-kind"]}>{placed.span.kind}</span>
                <VisibleText text={placed.span.name} className={styles["span-name"]} />
                {placed.span.status === "error" ? (
                  <IconAlertCircle size={14} className={styles["error"]} aria-label="error" />
                ) : null}
                <span className={styles["span-time"]}>{spanLength(placed)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
