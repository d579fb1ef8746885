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
import { formatCount } from "@/lib/format/count";
import { shortenId } from "@/lib/format/short-id";
import { TraceUsage } from "./trace-usage";
import styles from "./traces.module.css";

export const features = tableFeatures({});

/** A row brings the view along, so that a link keeps project and time range. */
export type TraceRow = { trace: TraceDto; view: ViewParams };

const column = createColumnHelper<typeof features, TraceRow>();

export const columns = column.columns([
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
    id: "duration",
    header: "Duration",
    cell: ({ row: { original } }) => (
      <Duration ms={original.trace.duration_ms} source={original.trace.source} />
    ),
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

export function NameLink({ trace, view }: TraceRow) {
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
