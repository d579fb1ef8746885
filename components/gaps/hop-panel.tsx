import { Table } from "@mantine/core";
import dynamic from "next/dynamic";
import { Unknown } from "@/components/shared/unknown";
import { Panel } from "@/components/ui/panel";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import styles from "./gaps.module.css";
import { prepareHops } from "./prepare-hops";

const SurvivalChart = dynamic(
  () => import("./survival-chart").then((module) => module.SurvivalChart),
  { ssr: false },
);

export function HopPanel({ hops }: { hops: GapsDto["hops"] }) {
  return (
    <Panel
      title="Loss by hop"
      description="Hop 1 is the first handoff of a workflow. Survival: how much of the original request the receiver still got."
    >
      <div className={styles["split"]}>
        <SurvivalChart points={prepareHops(hops)} />
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
              <Table.Tr key={hop.hop}>
                <Table.Td className={styles["number"] ?? ""}>{hop.hop}</Table.Td>
                <Table.Td className={styles["number"] ?? ""}>{formatCount(hop.handoffs)}</Table.Td>
                <Table.Td className={styles["number"] ?? ""}>{formatCount(hop.with_loss)}</Table.Td>
                <ShareCell share={hop.gap_score} what="Loss" />
                <ShareCell share={hop.survival} what="Survival" />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}

function ShareCell({ share, what }: { share: number | null; what: string }) {
  return (
    <Table.Td className={styles["number"] ?? ""}>
      {share === null ? <Unknown what={what} /> : formatPercent(share)}
    </Table.Td>
  );
}
