"use client";

import { Skeleton } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { HandoffTypeBadge } from "@/components/shared/handoff-type-badge";
import { RateTable } from "@/components/shared/rate-table";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { sizeTerms } from "@/lib/client/size-terms";
import { type StatsKey, statsCache } from "@/lib/client/stats";
import { ratedHrefs } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import { formatCount } from "@/lib/format/count";

const SizeChart = dynamic(() => import("./size-chart").then((module) => module.SizeChart), {
  ssr: false,
  loading: () => <Skeleton h={SIZE_CHART_PX} />,
});
const SIZE_CHART_PX = 200;

type PanelProps = { of: StatsKey; view: ViewParams };

export function TypePanel({ of, view }: PanelProps) {
  const { data } = useSuspenseQuery(statsCache.byType(of));
  return (
    <Panel title="By type" description="Success is of what is decided, with its 95 % interval.">
      <RateTable
        what="Type"
        rows={data.items.map(({ type, ...figures }) => ({
          key: type,
          label: <HandoffTypeBadge type={type} />,
          ...ratedHrefs([["type", type]], view),
          ...figures,
        }))}
        none="There are no handoffs in this time."
      />
    </Panel>
  );
}

export function SizePanel({ of, view }: PanelProps) {
  const { data } = useSuspenseQuery(statsCache.bySize(of));
  const seen = data.items.filter(({ count }) => count > 0);
  const without =
    data.without_size === 0
      ? ""
      : ` The context of ${formatCount(data.without_size)} more was not seen.`;
  return (
    <Panel
      title="By size of context"
      description={`Success and latency by how much was handed over.${without}`}
    >
      {seen.length === 0 ? null : <SizeChart sizes={data.items} />}
      <RateTable
        what="Size"
        rows={seen.map(({ bucket, ...figures }) => ({
          key: bucket,
          label: bucket,
          ...ratedHrefs(sizeTerms(bucket), view),
          ...figures,
        }))}
        none="No context was seen in this time."
      />
    </Panel>
  );
}

export function ReasonsPanel({ of, view }: PanelProps) {
  const { data } = useSuspenseQuery(statsCache.reasons(of));
  return (
    <Panel
      title="Why work was handed off"
      description={
        data.items.length === 0
          ? undefined
          : `${formatCount(data.without_reason)} more gave no reason.`
      }
    >
      <RateTable
        what="Reason"
        withLatency={false}
        rows={data.items.map(({ reason, ...figures }) => ({
          key: reason,
          label: <VisibleText text={reason.replaceAll("_", " ")} />,
          ...ratedHrefs([["reason", reason]], view),
          ...figures,
          handoff_ms: null,
        }))}
        none="No handoff of this time says why."
      />
    </Panel>
  );
}
