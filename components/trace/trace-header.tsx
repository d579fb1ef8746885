"use client";

import { Skeleton } from "@mantine/core";
import { IconGitCompare, IconPlayerPlay } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { AgentStack } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { PageHeader } from "@/components/shared/page-header";
import { ShortId } from "@/components/shared/short-id";
import { StatusBadge } from "@/components/shared/status-badge";
import { VisibleText } from "@/components/shared/visible-text";
import { alive } from "@/components/ui/alive";
import { LinkButton } from "@/components/ui/link-button";
import { viewHref, type ViewParams } from "@/lib/client/view-params";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import type { UsageDto } from "@/lib/contracts/handoff";
import { formatCost, formatCountCompact, formatQuantity } from "@/lib/format/count";
import { SessionSwitch } from "./session/session-switch";
import styles from "./trace-header.module.css";
import type { TraceView } from "./trace-view";

const SessionLinks = dynamic(
  () => import("./session/session-links").then((module) => alive(module.SessionLinks)),
  { loading: () => <Skeleton height={30} width={310} /> },
);

type TraceHeaderProps = {
  detail: TraceDetailDto;
  view: ViewParams;
  scope: TraceView["scope"];
  onScope: (scope: TraceView["scope"]) => void;
};

export function TraceHeader({ detail, view, scope, onScope }: TraceHeaderProps) {
  const { trace, session, run_id: runId } = detail;
  return (
    <PageHeader
      title={
        <span className={styles["title"]}>
          <VisibleText text={trace.name ?? "Unnamed trace"} /> <StatusBadge status={trace.status} />
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
            <Duration ms={trace.duration_ms} source={trace.source} />
          </li>
          <li>{formatQuantity(trace.handoff_count, "handoff")}</li>
          <li>{formatQuantity(trace.span_count, "span")}</li>
          {trace.error_count > 0 ? <li>{formatQuantity(trace.error_count, "error")}</li> : null}
          {describeUsage(trace.usage).map((part) => (
            <li key={part}>{part}</li>
          ))}
          <li>{trace.source}</li>
          {trace.agents.length > 0 ? (
            <li>
              <AgentStack names={trace.agents} max={8} />
            </li>
          ) : null}
        </ul>
      }
    >
      <div className={styles["actions"]}>
        {session.length > 1 ? (
          <>
            <SessionSwitch scope={scope} onScope={onScope} traces={session.length} />
            <SessionLinks traceId={trace.id} session={session} view={view} />
          </>
        ) : null}
        {runId === null ? null : (
          <LinkButton
            variant="default"
            href={viewHref(`/runs/${encodeURIComponent(runId)}`, view)}
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
          >
            Run
          </LinkButton>
        )}
        <LinkButton
          variant="default"
          href={viewHref(`/traces/compare?a=${encodeURIComponent(trace.id)}`, view)}
          leftSection={<IconGitCompare size={14} aria-hidden />}
        >
          Compare
        </LinkButton>
      </div>
    </PageHeader>
  );
}

/** What was reported of it, in words. */
function describeUsage(usage: UsageDto | null): string[] {
  const { input_tokens, output_tokens, cost_usd, credits } = usage ?? {};
  const hasTokens = input_tokens !== undefined || output_tokens !== undefined;
  return [
    hasTokens ? `${formatCountCompact((input_tokens ?? 0) + (output_tokens ?? 0))} tokens` : null,
    cost_usd === undefined ? null : formatCost(cost_usd),
    credits === undefined ? null : formatQuantity(credits, "credit"),
  ].filter((part) => part !== null);
}
