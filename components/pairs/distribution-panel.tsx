"use client";

import { Skeleton, Table } from "@mantine/core";
import dynamic from "next/dynamic";
import { AsTable } from "@/components/shared/as-table";
import numbers from "@/components/shared/numbers.module.css";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { bound, tracesHref } from "@/lib/client/traces-href";
import { useViewParams } from "@/lib/client/use-view-params";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { pairTerms } from "./pair-terms";

const HEIGHT_PX = 180;
const DistributionChart = dynamic(
  () => import("./distribution-chart").then((module) => module.DistributionChart),
  { ssr: false, loading: () => <Skeleton h={HEIGHT_PX} /> },
);

type Bar = PairDetailDto["distribution"][number];
type DistributionPanelProps = { pair: { from: string; to: string }; bars: readonly Bar[] };

/** How many handoffs took how long: a second hump is another way of working. */
export function DistributionPanel({ pair, bars }: DistributionPanelProps) {
  if (bars.length === 0) {
    return <Panel title="Distribution of latency">Nobody reported latency.</Panel>;
  }
  return (
    <Panel
      title="Distribution of latency"
      description="Handoffs by handoff latency; each bar is twice as wide as the one before it."
    >
      <div aria-hidden>
        <DistributionChart bars={bars} height={HEIGHT_PX} />
      </div>
      <AsTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Latency</Table.Th>
              <Table.Th className={numbers["number"] ?? ""}>Handoffs</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bars.map((bar) => (
              <BarRow key={bar.from_ms} pair={pair} bar={bar} />
            ))}
          </Table.Tbody>
        </Table>
      </AsTable>
    </Panel>
  );
}

function BarRow({ pair, bar }: { pair: DistributionPanelProps["pair"]; bar: Bar }) {
  const [view] = useViewParams();
  const terms = [
    ...pairTerms(pair),
    ["latency", bound(">=", bar.from_ms)],
    ["latency", bound("<", bar.to_ms)],
  ] as const;
  return (
    <Table.Tr>
      <Table.Td>
        {formatDuration(bar.from_ms)} – {formatDuration(bar.to_ms)}
      </Table.Td>
      <Table.Td className={numbers["number"] ?? ""}>
        {bar.count === 0 ? (
          formatCount(0)
        ) : (
          <TextLink href={tracesHref(terms, view)}>{formatCount(bar.count)}</TextLink>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
