"use client";

import { Skeleton, Table } from "@mantine/core";
import dynamic from "next/dynamic";
import { AsTable } from "@/components/shared/as-table";
import { Instant } from "@/components/shared/instant";
import { MarkerList } from "@/components/shared/markers/marker-list";
import { useMarkers } from "@/components/shared/markers/use-markers";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import type { OverviewDto } from "@/lib/contracts/stats";
import { placeMarkers } from "@/lib/domain/markers/place-markers";
import { formatCount } from "@/lib/format/count";
import { OUTCOMES } from "./outcomes";
import styles from "./overview.module.css";

const HEIGHT_PX = 240;
const OutcomesChart = dynamic(
  () => import("./outcomes-chart").then((module) => module.OutcomesChart),
  { ssr: false, loading: () => <Skeleton h={HEIGHT_PX} /> },
);
const TABLE_WIDTH_MIN = 520;

export function OutcomesPanel({ overview }: { overview: OverviewDto }) {
  const markers = useMarkers();
  const marked = placeMarkers(
    overview.steps.map(({ at }) => at),
    markers.items,
  );
  return (
    <Panel title="Outcomes over time" description="How the handoffs begun in each step ended.">
      <div aria-hidden>
        <OutcomesChart steps={overview.steps} markers={markers.items} height={HEIGHT_PX} />
      </div>
      <MarkerList markers={markers} />
      <AsTable>
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>From</Table.Th>
                {OUTCOMES.map(({ key, label }) => (
                  <Table.Th key={key} className={styles["number"] ?? ""}>
                    {label}
                  </Table.Th>
                ))}
                <Table.Th>Markers</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {overview.steps.map((step, index) => (
                <Table.Tr key={step.at}>
                  <Table.Td>
                    <Instant at={step.at} />
                  </Table.Td>
                  {OUTCOMES.map(({ key }) => (
                    <Table.Td key={key} className={styles["number"] ?? ""}>
                      {formatCount(step[key])}
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <VisibleText
                      text={(marked.get(index) ?? []).map(({ title }) => title).join(", ")}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </AsTable>
    </Panel>
  );
}
