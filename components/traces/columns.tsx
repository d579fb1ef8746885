import { Checkbox } from "@mantine/core";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import Link from "next/link";
import { AgentStack } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { StatusBadge } from "@/components/shared/status-badge";
import { Unknown } from "@/components/shared/unknown";
import { VisibleText } from "@/components/shared/visible-text";
import { traceHref, type ViewParams } from "@/lib/client/view-params";
import type { TraceDto } from "@/lib/contracts/trace";
import type { TraceSort } from "@/lib/domain/trace/trace-sort";
import { formatCount } from "@/lib/format/count";
import { shortenId } from "@/lib/format/short-id";
import { TraceFindings } from "./trace-findings";
import { TraceUsage } from "./trace-usage";
import styles from "./traces.module.css";

export const features = tableFeatures({});

/** A row brings the view along, so that a link keeps project and time range. */
export type TraceRow = {
  trace: TraceDto;
  view: ViewParams;
  /** Chosen for comparing; `onChoose` is missing where two others are. */
  isChosen: boolean;
  onChoose: (() => void) | undefined;
};

/** The columns that the server can sort by. */
export const COLUMN_SORTS: Readonly<Record<string, TraceSort>> = {
  started: "started",
  handoffs: "handoffs",
  errors: "errors",
  duration: "duration",
  usage: "tokens",
};

const column = createColumnHelper<typeof features, TraceRow>();

export const columns = column.columns([
  column.display({
    id: "chosen",
    header: "Compare",
    cell: ({ row }) => <ChooseTrace {...row.original} />,
  }),
  column.display({
    id: "started",
    header: "Time",
    cell: ({ row }) => <Instant at={row.original.trace.started_at} />,
  }),
  column.display({
    id: "name",
    header: "Name",
    cell: ({ row }) => <NameLink {...row.original} />,
  }),
  column.display({
    id: "agents",
    header: "Agents",
    cell: ({ row: { original } }) =>
      original.trace.agents.length === 0 ? (
        <Unknown what="agents" />
      ) : (
        <AgentStack names={original.trace.agents} />
      ),
  }),
  column.display({
    id: "handoffs",
    header: "Handoffs",
    cell: ({ row }) => formatCount(row.original.trace.handoff_count),
  }),
  column.display({
    id: "status",
    header: "Status",
    cell: ({ row }) => <StatusBadge status={row.original.trace.status} plain />,
  }),
  column.display({
    id: "findings",
    header: "Findings",
    cell: ({ row }) => <TraceFindings findings={row.original.trace.findings} />,
  }),
  column.display({
    id: "duration",
    header: "Duration",
    cell: ({ row: { original } }) => (
      <Duration ms={original.trace.duration_ms} source={original.trace.source} />
    ),
  }),
  column.display({
    id: "errors",
    header: "Errors",
    cell: ({ row }) => formatCount(row.original.trace.error_count),
  }),
  column.display({
    id: "usage",
    header: "Tokens · cost",
    cell: ({ row }) => <TraceUsage usage={row.original.trace.usage} />,
  }),
  column.display({
    id: "source",
    header: "Source",
    cell: ({ row }) => <span className={styles["source"]}>{row.original.trace.source}</span>,
  }),
]);

type ChooseTraceProps = TraceRow & { label?: string };

export function ChooseTrace({ trace, isChosen, onChoose, label }: ChooseTraceProps) {
  return (
    <Checkbox
      size="xs"
      label={label}
      className={styles["choose"] ?? ""}
      aria-label={`Compare ${trace.name ?? shortenId(trace.id)}`}
      checked={isChosen}
      disabled={onChoose === undefined}
      onChange={() => onChoose?.()}
    />
  );
}

export function NameLink({ trace, view }: Pick<TraceRow, "trace" | "view">) {
  return (
    <Link
      href={traceHref(trace.id, view)}
      prefetch={false}
      className={styles["link"]}
      title={trace.name ?? trace.id}
    >
      <VisibleText text={trace.name ?? shortenId(trace.id)} />
    </Link>
  );
}
