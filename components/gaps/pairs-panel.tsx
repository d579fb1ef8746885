import { Group, Table } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { pairHref } from "@/lib/client/agent-href";
import { tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import styles from "./gaps.module.css";
import { WITH_LOSS } from "@/components/shared/gaps/loss-words";

const TABLE_WIDTH_MIN = 640;

export function PairsPanel({ pairs, view }: { pairs: GapsDto["pairs"]; view: ViewParams }) {
  if (pairs.length === 0) {
    return <Panel title="Worst pairs">No pair of agents lost anything in this time.</Panel>;
  }
  return (
    <Panel
      title="Worst pairs"
      description="By the share of the context that did not arrive; the interval holds the true rate with 95 % confidence."
    >
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From → to</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>With loss</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Interval</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Lost in transfer</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pairs.map((pair) => (
              <PairRow
                key={JSON.stringify([pair.from_agent, pair.to_agent])}
                pair={pair}
                view={view}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function PairRow({ pair, view }: { pair: GapsDto["pairs"][number]; view: ViewParams }) {
  const { from_agent: from, to_agent: to } = pair;
  const number = styles["number"] ?? "";
  const share = formatPercent(pair.with_loss / pair.handoffs);
  const isNamed = from !== null && to !== null;
  const chips = (
    <Group gap={6} wrap="nowrap">
      <AgentChip name={from} />
      <span aria-label="to">→</span>
      <AgentChip name={to} />
    </Group>
  );
  return (
    <Table.Tr>
      <Table.Td>
        {isNamed ? <TextLink href={pairHref({ from, to }, view)}>{chips}</TextLink> : chips}
      </Table.Td>
      <Table.Td className={number}>{formatCount(pair.handoffs)}</Table.Td>
      <Table.Td className={number}>
        {isNamed ? (
          <TextLink href={tracesHref([["from", from], ["to", to], WITH_LOSS], view)}>
            {share}
          </TextLink>
        ) : (
          share
        )}
      </Table.Td>
      <Table.Td className={number}>
        {formatPercent(pair.loss_interval[0])} – {formatPercent(pair.loss_interval[1])}
      </Table.Td>
      <Table.Td className={number}>{formatPercent(pair.gap_score)}</Table.Td>
    </Table.Tr>
  );
}
