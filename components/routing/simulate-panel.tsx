"use client";

import { Button, Group, Progress, Stack, Table } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { simulatePart } from "@/lib/client/rules";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import {
  type Expected,
  expectedOf,
  type Flow,
  joinSimulated,
  NOTHING_SIMULATED,
  type PairRecord,
  type Simulated,
} from "@/lib/domain/routing/simulate";

const HANDOFFS_MAX = 100_000;
const PART = 5_000;
const FLOWS_SHOWN_MAX = 100;
const PERCENT = 100;

/** The rules as they stand here over the past; leaving the tab ends it. */
export function SimulatePanel({ document }: { document: RuleSet }) {
  const [view] = useViewParams();
  const [seen, setSeen] = useState<Simulated>(NOTHING_SIMULATED);
  const stop = useRef<AbortController | null>(null);
  const running = useMutation({
    mutationFn: async () => {
      const { signal } = (stop.current = new AbortController());
      let found = NOTHING_SIMULATED;
      let cursor: string | null = null;
      do {
        const asked = { document, limit: PART, ...(cursor === null ? {} : { cursor }) };
        const part = await simulatePart(view.project, asked, signal);
        found = joinSimulated(found, part);
        cursor = part.next_cursor;
        setSeen(found);
      } while (cursor !== null && found.counted < HANDOFFS_MAX);
    },
  });
  useEffect(() => () => stop.current?.abort(), []);
  const moved = seen.flows.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel
      title="Simulate on history"
      description="What these rules would have done with the newest 100,000 handoffs. What nobody said then, such as the domain, is unknown, and a rule that asks for it does not fire."
    >
      <Stack gap="sm">
        <Group>
          <Button loading={running.isPending} onClick={() => running.mutate()}>
            Simulate
          </Button>
          {running.isPending ? (
            <Progress
              aria-label="Handoffs looked at"
              value={(seen.counted / HANDOFFS_MAX) * PERCENT}
              flex={1}
              miw={120}
            />
          ) : null}
        </Group>
        {running.isError ? (
          <ProblemAlert title="The simulation ended early" problem={running.error} />
        ) : null}
        {seen.counted > 0 || running.isSuccess ? (
          <output>
            Of the last {seen.counted.toLocaleString("en")} handoffs, a rule holds for{" "}
            {seen.matched.toLocaleString("en")}; {moved.toLocaleString("en")} would have gone
            elsewhere.
          </output>
        ) : null}
        {seen.flows.length > 0 ? <Flows simulated={seen} /> : null}
      </Stack>
    </Panel>
  );
}

function Flows({ simulated: { flows, pairs } }: { simulated: Simulated }) {
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>From</Table.Th>
            <Table.Th>Went to</Table.Th>
            <Table.Th>Would go to</Table.Th>
            <Table.Th>Rule</Table.Th>
            <Table.Th>Handoffs</Table.Th>
            <Table.Th>Success so far</Table.Th>
            <Table.Th>Success to expect</Table.Th>
            <Table.Th>Examples</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flows.slice(0, FLOWS_SHOWN_MAX).map((flow) => (
            <FlowRow
              key={JSON.stringify([flow.from_agent, flow.before, flow.after, flow.rule])}
              flow={flow}
              pairs={pairs}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function FlowRow({ flow, pairs }: { flow: Flow; pairs: readonly PairRecord[] }) {
  const [view] = useViewParams();
  const from = flow.from_agent;
  const after = flow.agent === null ? undefined : expectedOf(pairs, { from, to: flow.agent });
  return (
    <Table.Tr>
      {[from, flow.before, flow.after, flow.rule].map((text, index) => (
        <Table.Td key={`${index} ${text}`}>
          <VisibleText text={text} />
        </Table.Td>
      ))}
      <Table.Td>{flow.count.toLocaleString("en")}</Table.Td>
      <Table.Td>{inWords(expectedOf(pairs, { from, to: flow.before }))}</Table.Td>
      <Table.Td>{inWords(after)}</Table.Td>
      <Table.Td>
        {flow.examples.map(({ trace_id: traceId, handoff_id: handoffId }, index) => (
          <TextLink
            key={handoffId}
            href={handoffHref({ traceId, handoffId }, view)}
            aria-label={`Example ${index + 1} of ${from} to ${flow.before}`}
            mr={6}
          >
            {index + 1}
          </TextLink>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** A rate with the interval in which it lies, and of how many. */
function inWords(expected: Expected | undefined): string {
  if (!expected) return "no record";
  const { rate, interval, n } = expected;
  const [low, high] = interval.map((value) => Math.round(value * PERCENT));
  return `${Math.round(rate * PERCENT)} % (${low}–${high} %, n = ${n.toLocaleString("en")})`;
}
