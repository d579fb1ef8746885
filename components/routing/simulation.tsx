"use client";

import { Button, Group, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { orThrow } from "@/lib/client/action";
import { simulationsCache } from "@/lib/client/simulations";
import { useViewParams } from "@/lib/client/use-view-params";
import type { SimulationDetailDto } from "@/lib/contracts/simulation";
import { canonicalJson } from "@/lib/domain/json";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import { formatCount } from "@/lib/format/count";
import type { RulesActions } from "./rules-actions";
import { SimulationResult } from "./simulation-result";

const PERCENT = 100;

type SimulationProps = {
  project: string;
  id: string;
  document: RuleSet;
  canEdit: boolean;
  cancel: RulesActions["cancelSimulation"];
};

export function Simulation({ id, document, ...rest }: SimulationProps) {
  const [view] = useViewParams();
  const { data, error, refetch } = useQuery(simulationsCache.one(view.project, id));
  if (error) {
    return (
      <ProblemAlert
        title="The simulation could not be read"
        problem={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton height={160} />;
  const isOfOthers = canonicalJson(data.document) !== canonicalJson(document);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Asked for by <VisibleText text={data.asked_by} /> <Instant at={data.created_at} />.
        {isOfOthers ? " The rules were others then than those that stand here now." : ""}
      </Text>
      {data.ended_at === null ? <AtWork simulation={data} {...rest} /> : <Ended {...data} />}
    </Stack>
  );
}

type AtWorkProps = Pick<SimulationProps, "project" | "canEdit" | "cancel"> & {
  simulation: SimulationDetailDto;
};

function AtWork({ simulation: { id, counted, total }, project, canEdit, cancel }: AtWorkProps) {
  const queryClient = useQueryClient();
  const cancelling = useMutation({
    mutationFn: () => orThrow(cancel({ project, id })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: simulationsCache.all }),
  });
  return (
    <Stack gap="xs">
      <Group>
        <Progress
          aria-label="Handoffs looked at"
          value={total ? (counted / total) * PERCENT : 0}
          flex={1}
          miw={120}
        />
        {canEdit ? (
          <Button
            variant="default"
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate()}
          >
            Cancel
          </Button>
        ) : null}
      </Group>
      <output>
        {total === null
          ? "It waits for a worker."
          : `${formatCount(counted)} of ${formatCount(total)} handoffs are looked at.`}
      </output>
      {cancelling.isError ? (
        <ProblemAlert title="It was not cancelled" problem={cancelling.error} />
      ) : null}
    </Stack>
  );
}

function Ended({ id, status, counted, result }: SimulationDetailDto) {
  if (result) return <SimulationResult id={id} result={result} />;
  if (status === "cancelled") {
    return <output>It was cancelled after {formatCount(counted)} handoffs.</output>;
  }
  return (
    <ProblemAlert
      title="The simulation failed"
      problem={new Error("The server's log says why. Simulate again.")}
    />
  );
}
