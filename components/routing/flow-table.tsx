"use client";

import { Button, Table, Title } from "@mantine/core";
import { VisibleText } from "@/components/shared/visible-text";
import type { ExpectedFlow, SimulationResultDto } from "@/lib/contracts/simulation";
import { rateOf } from "@/lib/domain/routing/expected-success";
import { formatCount } from "@/lib/format/count";
import { MovedHandoffs } from "./moved-handoffs";
import { rateInWords } from "./rate-in-words";
import styles from "./simulation.module.css";
import { useRoutingView } from "./use-routing-view";

const SHOWN_MAX = 100;
const COLUMNS = ["From", "Went to", "Would go to", "Rule"];

type FlowTableProps = SimulationResultDto & { id: string };

/** What each rule moves, with the handoffs behind each figure. */
export function FlowTable({ id, flows, flow_count: count }: FlowTableProps) {
  const [{ flow: open }, setView] = useRoutingView();
  const shown = flows.slice(0, SHOWN_MAX);
  return (
    <section aria-labelledby="flows">
      <Title order={3} size="h4" id="flows">
        What each rule moves
      </Title>
      <Table.ScrollContainer minWidth={820}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
              <Table.Th className={styles["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th>Succeeded</Table.Th>
              <Table.Th>To be expected</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((flow, index) => (
              <FlowRow
                key={JSON.stringify([flow.from_agent, flow.before, flow.rule_id])}
                flow={flow}
                id={id}
                isOpen={open === index}
                onToggle={() => void setView({ flow: open === index ? null : index })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {count > shown.length ? (
        <small>{formatCount(count - shown.length)} smaller flows are left out.</small>
      ) : null}
    </section>
  );
}

type FlowRowProps = { flow: ExpectedFlow; id: string; isOpen: boolean; onToggle: () => void };

function FlowRow({ flow, id, isOpen, onToggle }: FlowRowProps) {
  const { from_agent: from, before, after, rule, count, expected } = flow;
  return (
    <>
      <Table.Tr>
        {[from, before, after, rule].map((text, index) => (
          <Table.Td key={COLUMNS[index]}>
            <VisibleText text={text} />
          </Table.Td>
        ))}
        <Table.Td className={styles["number"] ?? ""}>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={`The ${formatCount(count)} handoffs of ${from} to ${before}`}
            onClick={onToggle}
          >
            {formatCount(count)}
          </Button>
        </Table.Td>
        <Table.Td>{rateInWords(rateOf(flow) ?? null)}</Table.Td>
        <Table.Td>{rateInWords(expected)}</Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={COLUMNS.length + 3}>
            <MovedHandoffs id={id} flow={flow} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}
