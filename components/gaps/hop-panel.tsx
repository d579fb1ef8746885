import { Skeleton, Table } from "@mantine/core";
import dynamic from "next/dynamic";
import { Unknown } from "@/components/shared/unknown";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { bound, tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import styles from "./gaps.module.css";
import { WITH_LOSS } from "@/components/shared/gaps/loss-words";
import { prepareHops } from "./prepare-hops";

const CHART_PX = 220;
const SurvivalChart = dynamic(
  () => import("./survival-chart").then((module) => module.SurvivalChart),
  { ssr: false, loading: () => <Skeleton h={CHART_PX} /> },
);

export function HopPanel({ hops, view }: { hops: GapsDto["hops"]; view: ViewParams }) {
  return (
    <Panel
      title="Loss by hop"
      description="Hop 1 is the first handoff of a workflow. Survival: how much of the original request the receiver still got."
    >
      <div className={styles["split"]}>
        <SurvivalChart points={prepareHops(hops)} height={CHART_PX} />
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={styles["number"] ?? ""}>Hop</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>With loss</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Lost in transfer</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Survival</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {hops.map((hop) => (
              <HopRow key={hop.hop} hop={hop} view={view} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}

function HopRow({ hop, view }: { hop: GapsDto["hops"][number]; view: ViewParams }) {
  const number = styles["number"] ?? "";
  const own = ["hop", bound("=", hop.hop)] as const;
  return (
    <Table.Tr>
      <Table.Td className={number}>{hop.hop}</Table.Td>
      <Table.Td className={number}>
        <TextLink href={tracesHref([own], view)}>{formatCount(hop.handoffs)}</TextLink>
      </Table.Td>
      <Table.Td className={number}>
        {hop.with_loss === 0 ? (
          formatCount(hop.with_loss)
        ) : (
          <TextLink href={tracesHref([own, WITH_LOSS], view)}>
            {formatCount(hop.with_loss)}
          </TextLink>
        )}
      </Table.Td>
      <ShareCell share={hop.gap_score} what="Loss" />
      <ShareCell share={hop.survival} what="Survival" />
    </Table.Tr>
  );
}

function ShareCell({ share, what }: { share: number | null; what: string }) {
  return (
    <Table.Td className={styles["number"] ?? ""}>
      {share === null ? <Unknown what={what} /> : formatPercent(share)}
    </Table.Td>
  );
}
