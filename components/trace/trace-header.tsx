"use client";

import { AgentStack } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { PageHeader } from "@/components/shared/page-header";
import { ShortId } from "@/components/shared/short-id";
import { StatusBadge } from "@/components/shared/status-badge";
import type { ViewParams } from "@/lib/client/view-params";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import { formatCost, formatCountCompact, formatQuantity } from "@/lib/format/count";
import { SessionLinks } from "./session-links";
import styles from "./trace-header.module.css";

type TraceHeaderProps = { detail: TraceDetailDto; view: ViewParams };

export function TraceHeader({ detail, view }: TraceHeaderProps) {
  const { trace, session } = detail;
  const { usage } = trace;
  const tokens =
    usage && (usage.input_tokens !== undefined || usage.output_tokens !== undefined)
      ? (usage.input_tokens ?? 0) + (usage.output_tokens ?? 0)
      : null;
  return (
    <PageHeader
      title={
        <span className={styles["title"]}>
          {trace.name ?? "Unnamed trace"} <StatusBadge status={trace.status} />
        </span>
      }
      description={
        <ul className={styles["facts"]} aria-label="About this trace">
          <li>
            <ShortId id={trace.id} what="trace id" />
          </li>
          <li>
            <Instant at={trace.started_at} />
          </li>
          <li>
            <Duration ms={trace.duration_ms} />
          </li>
          <li>{formatQuantity(trace.handoff_count, "handoff")}</li>
          <li>{formatQuantity(trace.span_count, "span")}</li>
          {trace.error_count > 0 ? <li>{formatQuantity(trace.error_count, "error")}</li> : null}
          {tokens === null ? null : <li>{formatCountCompact(tokens)} tokens</li>}
          {usage?.cost_usd === undefined ? null : <li>{formatCost(usage.cost_usd)}</li>}
          {usage?.credits === undefined ? null : <li>{formatQuantity(usage.credits, "credit")}</li>}
          <li>{trace.source}</li>
          {trace.agents.length > 0 ? (
            <li>
              <AgentStack names={trace.agents} max={8} />
            </li>
          ) : null}
        </ul>
      }
    >
      {session.length > 1 ? (
        <SessionLinks traceId={trace.id} session={session} view={view} />
      ) : null}
    </PageHeader>
  );
}
