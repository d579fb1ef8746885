"use client";

import { List, Skeleton, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { orThrow, type TryContract } from "@/lib/client/action";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { ContractPair } from "@/lib/client/contracts";
import type { ContractTrialDto } from "@/lib/contracts/contract";
import type { Contract } from "@/lib/domain/contract/contract";
import { formatQuantity } from "@/lib/format/count";

const LATEST = 50;
const SHOWN_MAX = 10;
const DEBOUNCE_MS = 400;

type ContractTrialProps = {
  project: string;
  pair: ContractPair;
  /** Undefined: what is typed is no contract yet. */
  contract: Contract | undefined;
  tryContract: TryContract;
};

/** What the contract would have done to the latest handoffs that it is for, while it is being written. */
export function ContractTrial({ project, pair, contract, tryContract }: ContractTrialProps) {
  const [settled] = useDebouncedValue(contract, DEBOUNCE_MS);
  const trial = useQuery({
    queryKey: ["contract-trial", project, pair, settled],
    queryFn: () => {
      if (!settled) throw new Error("there is nothing to try");
      const { from, to } = pair;
      const agents = from !== null && to !== null ? { from_agent: from, to_agent: to } : {};
      return orThrow(tryContract({ project, ...agents, contract: settled, limit: LATEST }));
    },
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (trial.isError) {
    return <ProblemAlert title="The contract could not be tried" problem={trial.error} />;
  }
  if (!trial.data) return <Skeleton height={48} />;
  return <Verdict trial={trial.data} />;
}

function Verdict({ trial }: { trial: ContractTrialDto }) {
  const { checked, unobserved, refused, withheld } = trial;
  if (checked === 0) {
    return (
      <Text size="sm" c="dimmed">
        There is no handoff yet to try it on.
      </Text>
    );
  }
  return (
    <Stack gap={4} component="section" aria-label="What this would have done">
      <output>
        <Text fw={600}>
          {refused.length} of {checked} would have been refused
          {withheld.length > 0
            ? `; ${formatQuantity(withheld.length, "handoff")} would have kept fields back`
            : ""}
          .
        </Text>
      </output>
      {unobserved > 0 ? (
        <Text size="xs" c="dimmed">
          {formatQuantity(unobserved, "handoff")} without an observed payload are left out.
        </Text>
      ) : null}
      <Cases
        cases={refused.map(({ reasons, ...past }) => ({ ...past, text: reasons.join("; ") }))}
      />
      <Cases
        cases={withheld.map(({ fields, ...past }) => ({
          ...past,
          text: `kept back: ${fields.join(", ")}`,
        }))}
      />
    </Stack>
  );
}

type Case = { trace_id: string; handoff_id: string; task: string | null; text: string };

function Cases({ cases }: { cases: readonly Case[] }) {
  const [view] = useViewParams();
  if (cases.length === 0) return null;
  return (
    <List size="sm">
      {cases.slice(0, SHOWN_MAX).map(({ trace_id: traceId, handoff_id: handoffId, task, text }) => (
        <List.Item key={`${traceId} ${handoffId}`}>
          <TextLink href={handoffHref({ traceId, handoffId }, view)}>
            <VisibleText text={(task ?? handoffId).slice(0, 80)} />
          </TextLink>
          : <VisibleText text={text} />
        </List.Item>
      ))}
      {cases.length > SHOWN_MAX ? <List.Item>and {cases.length - SHOWN_MAX} more</List.Item> : null}
    </List>
  );
}
