import { Table, Title } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import type { PairChange, SimulationResultDto } from "@/lib/contracts/simulation";
import { formatCount } from "@/lib/format/count";
import styles from "./simulation.module.css";

const SHOWN_MAX = 30;

/** How many handoffs each pair had, and would have had. */
export function PairChanges({ changes, change_count: count }: SimulationResultDto) {
  const shown = changes.slice(0, SHOWN_MAX);
  const most = Math.max(1, ...shown.flatMap(({ before, after }) => [before, after]));
  const number = styles["number"] ?? "";
  return (
    <section aria-labelledby="pair-changes">
      <Title order={3} size="h4" id="pair-changes">
        From and to, before and after
      </Title>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From</Table.Th>
              <Table.Th>To</Table.Th>
              <Table.Th className={number}>Before</Table.Th>
              <Table.Th className={number}>After</Table.Th>
              <Table.Th className={number}>Change</Table.Th>
              <Table.Th aria-label="Before and after as bars" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((pair) => (
              <PairRow key={JSON.stringify([pair.from_agent, pair.to])} pair={pair} most={most} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {count > shown.length ? (
        <small>{formatCount(count - shown.length)} pairs with smaller changes are left out.</small>
      ) : null}
    </section>
  );
}

function PairRow({ pair: { from_agent: from, to, before, after }, most }: PairRowProps) {
  const number = styles["number"] ?? "";
  const sign = after > before ? "+" : "−";
  return (
    <Table.Tr>
      <Table.Td>
        <AgentChip name={from} />
      </Table.Td>
      <Table.Td>
        <VisibleText text={to} />
      </Table.Td>
      <Table.Td className={number}>{formatCount(before)}</Table.Td>
      <Table.Td className={number}>{formatCount(after)}</Table.Td>
      <Table.Td className={number}>
        {sign}
        {formatCount(Math.abs(after - before))}
      </Table.Td>
      <Table.Td aria-hidden className={styles["bars"] ?? ""}>
        <span className={styles["before"]} style={{ "--share": before / most }} />
        <span className={styles["after"]} style={{ "--share": after / most }} />
      </Table.Td>
    </Table.Tr>
  );
}
type PairRowProps = { pair: PairChange; most: number };
