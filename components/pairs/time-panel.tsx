"use client";

import { SimpleGrid, Skeleton } from "@mantine/core";
import type { Route } from "next";
import dynamic from "next/dynamic";
import { AsTable } from "@/components/shared/as-table";
import { Instant } from "@/components/shared/instant";
import { MarkerList } from "@/components/shared/markers/marker-list";
import { useMarkers } from "@/components/shared/markers/use-markers";
import { Panel } from "@/components/ui/panel";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatDuration } from "@/lib/format/duration";
import { RateTable } from "@/components/shared/rate-table";

const HEIGHT_PX = 200;
const TimeCharts = dynamic(() => import("./time-charts").then((module) => module.TimeCharts), {
  ssr: false,
  loading: () => (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Skeleton h={HEIGHT_PX} />
      <Skeleton h={HEIGHT_PX} />
    </SimpleGrid>
  ),
});

type TimePanelProps = {
  pair: PairDetailDto;
  /** To the handoffs of a step. */
  hrefsOf: (step: { from: string; to: string }) => { href: Route; failuresHref: Route };
};

/** Latency and success over the period; the band holds the true rate with 95 % confidence. */
export function TimePanel({ pair, hrefsOf }: TimePanelProps) {
  const markers = useMarkers();
  const step = pair.bucket_ms === null ? "" : `, in steps of ${formatDuration(pair.bucket_ms)}`;
  return (
    <Panel title="Over time" description={`Handoff latency, and success with its interval${step}.`}>
      <TimeCharts buckets={pair.buckets} markers={markers.items} />
      <MarkerList markers={markers} />
      <AsTable>
        <RateTable
          what="From"
          rows={pair.buckets.map(({ at, ...figures }) => ({
            key: at,
            label: <Instant at={at} />,
            ...(pair.bucket_ms === null ? {} : hrefsOf(stepAt(at, pair.bucket_ms))),
            ...figures,
          }))}
          none="There is nothing in this time."
        />
      </AsTable>
    </Panel>
  );
}

function stepAt(at: string, lengthMs: number): { from: string; to: string } {
  return { from: at, to: new Date(Date.parse(at) + lengthMs).toISOString() };
}
