import { VisuallyHidden } from "@mantine/core";
import {
  IconAlertCircle,
  IconChevronDown,
  IconChevronRight,
  IconUnlink,
} from "@tabler/icons-react";
import { memo } from "react";
import { AgentAvatar } from "@/components/shared/agent-chip";
import { agentColor } from "@/components/shared/agent-color";
import { VisibleText } from "@/components/shared/visible-text";
import { formatQuantity } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { AGENT_UNKNOWN } from "../graph/graph-model";
import { activityPath } from "./activity-path";
import { spanLength } from "./span-length";
import { LANE_NONE, type TimelineSpan } from "./timeline-model";
import { rowHeight, type TimelineRow } from "./timeline-rows";
import styles from "./timeline.module.css";

const INDENT_PX = 12;
const INDENT_MAX = 8;
const PARENT_MISSING = "parent not received";

export function rowId(row: TimelineRow): string {
  return `timeline-row-${row.key}`;
}

type TimelineRowViewProps = {
  row: TimelineRow;
  index: number;
  top: number;
  /** Pixels per millisecond. */
  scale: number;
  labelWidth: number;
  isActive: boolean;
  isSelected: boolean;
  onActivate: (index: number) => void;
};

/** One line of the tree; the tree itself has the focus and the keys. */
export const TimelineRowView = memo(function TimelineRowView(props: TimelineRowViewProps) {
  const { row, index, top, labelWidth, isActive, isSelected, onActivate } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree handles the keys
    <div
      id={rowId(row)}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.kind === "lane" ? 1 : row.row.depth + 2}
      aria-selected={isSelected}
      aria-expanded={row.kind === "lane" && row.lane.spans.length > 0 ? row.isOpen : undefined}
      className={styles["row"]}
      data-kind={row.kind}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      style={{ height: rowHeight(row), transform: `translateY(${top}px)` }}
      onClick={() => onActivate(index)}
    >
      <VisuallyHidden>
        <VisibleText text={describeRow(row)} />
      </VisuallyHidden>
      <div className={styles["row-label"]} style={{ width: labelWidth }} aria-hidden>
        {row.kind === "lane" ? <LaneLabel row={row} /> : <SpanLabel row={row.row} />}
      </div>
      <div className={styles["track"]} style={{ left: labelWidth }} aria-hidden>
        {row.kind === "lane" ? (
          <LaneBars row={row} scale={props.scale} />
        ) : (
          <SpanBar row={row.row} scale={props.scale} />
        )}
      </div>
    </div>
  );
});

function LaneLabel({ row }: { row: Extract<TimelineRow, { kind: "lane" }> }) {
  const { agent, spans } = row.lane;
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight;
  const isNamed = agent !== LANE_NONE && agent !== AGENT_UNKNOWN;
  return (
    <>
      <Chevron size={14} style={{ visibility: spans.length > 0 ? "visible" : "hidden" }} />
      <AgentAvatar name={isNamed ? agent : null} />
      <span className={styles["lane-name"]}>
        <VisibleText text={agent} />
      </span>
      <span className={styles["count"]} aria-hidden>
        {spans.length > 0 ? spans.length : ""}
      </span>
    </>
  );
}

function SpanLabel({ row }: { row: TimelineSpan }) {
  const { span, depth, parent } = row;
  return (
    <>
      <span style={{ width: 24 + Math.min(depth, INDENT_MAX) * INDENT_PX, flex: "none" }} />
      <span
        className={styles["kind"]}
        style={{ background: `var(--span-${span.kind})` }}
        title={span.kind}
        aria-hidden
      />
      {span.status === "error" ? (
        <IconAlertCircle size={13} className={styles["error"]} aria-hidden />
      ) : null}
      {parent === "missing" ? (
        <span title={PARENT_MISSING} className={styles["mark"]} aria-hidden>
          <IconUnlink size={13} />
        </span>
      ) : null}
      <span className={styles["span-name"]} title={`${span.kind}: ${span.name}`}>
        <VisibleText text={span.name} />
      </span>
    </>
  );
}

function LaneBars({ row, scale }: { row: Extract<TimelineRow, { kind: "lane" }>; scale: number }) {
  const color = agentColor(row.lane.agent === LANE_NONE ? null : row.lane.agent);
  return (
    <svg className={styles["activity"]} aria-hidden>
      <path d={activityPath(row.lane.activity, scale)} style={{ stroke: color }} />
    </svg>
  );
}

function SpanBar({ row, scale }: { row: TimelineSpan; scale: number }) {
  const { span, startMs, endMs, isOpen } = row;
  const left = startMs * scale;
  const width = (endMs - startMs) * scale;
  return (
    <>
      <div
        className={styles["bar"]}
        data-open={isOpen || undefined}
        data-error={span.status === "error" || undefined}
        style={{ left, width, background: `var(--span-${span.kind})` }}
      />
      <span className={styles["bar-label"]} style={{ left: left + width + 4 }} aria-hidden>
        {spanLength(row)}
      </span>
    </>
  );
}

function describeRow(row: TimelineRow): string {
  if (row.kind === "lane") {
    return `${row.lane.agent}, ${formatQuantity(row.lane.spans.length, "span")}`;
  }
  const { span, startMs, isTimed, parent } = row.row;
  return [
    `${span.kind} ${span.name}`,
    spanLength(row.row),
    isTimed ? `starts at ${formatDuration(startMs)}` : "",
    span.status === "error" ? "error" : "",
    parent === "missing" ? PARENT_MISSING : "",
    parent === "cut" ? "parents form a circle" : "",
  ]
    .filter(Boolean)
    .join(", ");
}
