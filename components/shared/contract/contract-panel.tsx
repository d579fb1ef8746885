"use client";

import { Skeleton, Stack, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { AgentChip } from "@/components/shared/agent-chip";
import { Instant } from "@/components/shared/instant";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ContractActions } from "@/lib/client/action";
import { pairHref } from "@/lib/client/agent-href";
import { type ContractPair, contractsCache } from "@/lib/client/contracts";
import { useViewParams } from "@/lib/client/use-view-params";
import type { ContractDto } from "@/lib/contracts/contract";

const FORM_PX = 420;
/** It brings the check of what is typed, which weighs as much as the rest of the page. */
const ContractForm = dynamic(
  () => import("./contract-form").then((module) => alive(module.ContractForm)),
  {
    loading: () => <Skeleton height={FORM_PX} />,
  },
);

type ContractPanelProps = { project: string; pair: ContractPair; actions: ContractActions };

/** What may cross between two agents, or between all that have nothing of their own. */
export function ContractPanel(props: ContractPanelProps) {
  return (
    <QueryBoundary title="The contract could not be read" skeleton={<Skeleton height={320} />}>
      <Stack gap="md">
        <Editor {...props} />
        {props.pair.from === null ? <OwnContracts /> : null}
      </Stack>
    </QueryBoundary>
  );
}

function Editor({ project, pair, actions }: ContractPanelProps) {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(contractsCache.one(view.project, pair));
  const isDefault = pair.from === null;
  const standing = standingOf(data);
  return (
    <Panel
      title={isDefault ? "Default contract" : "Contract of this pair"}
      description={
        standing ?? (
          <>
            Version {data.version}, by <bdi>{data.author ?? "unknown"}</bdi>,{" "}
            <Instant at={data.created_at} />
          </>
        )
      }
    >
      <ContractForm project={project} pair={pair} stored={data} actions={actions} />
    </Panel>
  );
}

function standingOf({ is_inherited: isInherited, version }: ContractDto): string | undefined {
  if (isInherited) {
    return "The project's default holds here. Saving gives this pair a contract of its own.";
  }
  return version === 0 ? "Nothing is agreed yet: everything may cross." : undefined;
}

function OwnContracts() {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(contractsCache.defaults(view.project));
  if (data.pairs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No pair has a contract of its own. To give it one, open an agent of the two, there Contract,
        and choose the pair.
      </Text>
    );
  }
  return (
    <Panel title="Pairs with a contract of their own">
      <Table>
        <Table.Tbody>
          {data.pairs.map(({ from_agent: from, to_agent: to, version }) => (
            <Table.Tr key={JSON.stringify([from, to])}>
              <Table.Td>
                <TextLink href={pairHref({ from, to }, view, "?tab=contract")}>
                  <AgentChip name={from} /> → <AgentChip name={to} />
                </TextLink>
              </Table.Td>
              <Table.Td>version {version}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
