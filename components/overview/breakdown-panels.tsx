"use client";

import { Skeleton } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { HandoffTypeBadge } from "@/components/shared/handoff-type-badge";
import { RateTable } from "@/components/shared/rate-table";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import { type StatsKey, statsCache } from "@/lib/client/stats";
import { bound, tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { SizeStatsDto } from "@/lib/contracts/stats";
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
          href: tracesHref([["type", type]], view),
          failuresHref: tracesHref(
            [
              ["type", type],
              ["outcome", "failed", "rejected"],
            ],
            view,
          ),
          ...figures,
        }))}
        none="There are no handoffs in this time."
      />
    </Panel>
  );
}

type Bucket = SizeStatsDto["items"][number]["bucket"];
const KB = 1024;
/** Lower bounds are inclusive. */
const BOUNDS: Record<Bucket, readonly [number, number | null]> = {
  "<500B": [0, 500],
  "500B-2KB": [500, 2 * KB],
  "2-5KB": [2 * KB, 5 * KB],
  "5-10KB": [5 * KB, 10 * KB],
  ">10KB": [10 * KB, null],
};

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
          href: tracesHref(termsOf(bucket), view),
          failuresHref: tracesHref([...termsOf(bucket), ["outcome", "failed", "rejected"]], view),
          ...figures,
        }))}
        none="No context was seen in this time."
      />
    </Panel>
  );
}

function termsOf(bucket: Bucket) {
  const [low, high] = BOUNDS[bucket];
  const above = ["bytes", bound(">=", low)] as const;
  return high === null ? [above] : [above, ["bytes", bound("<", high)] as const];
}

export function ReasonsPanel({ of, view }: PanelProps) {
  const { data } = useSuspenseQuery(statsCache.reasons(of));
  return (
    <Panel
      title="Why work was handed off"
      description={`${formatCount(data.without_reason)} more gave no reason.`}
    >
      <RateTable
        what="Reason"
        withLatency={false}
        rows={data.items.map(({ reason, ...figures }) => ({
          key: reason,
          label: <VisibleText text={reason.replaceAll("_", " ")} />,
          href: tracesHref([["reason", reason]], view),
          failuresHref: tracesHref(
            [
              ["reason", reason],
              ["outcome", "failed", "rejected"],
            ],
            view,
          ),
          ...figures,
          handoff_ms: null,
        }))}
        none="No handoff of this time says why."
      />
    </Panel>
  );
}
