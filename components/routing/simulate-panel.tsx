"use client";

import { Button, Group, Skeleton, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import { orThrow } from "@/lib/client/action";
import { simulationsCache } from "@/lib/client/simulations";
import { useViewParams } from "@/lib/client/use-view-params";
import type { RuleSet } from "@/lib/domain/routing/rule-set";
import type { RulesActions } from "./rules-actions";
import { Simulation } from "./simulation";
import { SimulationPicker } from "./simulation-picker";
import { useRoutingView } from "./use-routing-view";

type SimulatePanelProps = {
  project: string;
  document: RuleSet;
  canEdit: boolean;
  actions: RulesActions;
};

/** Worked out in the background: it goes on when this page is left, and everybody sees what came out. */
export function SimulatePanel(props: SimulatePanelProps) {
  const { project, document, canEdit, actions } = props;
  const [view] = useViewParams();
  const [{ simulation }, setView] = useRoutingView();
  const list = useQuery(simulationsCache.list(view.project));
  const pick = async (picked: string) => {
    await setView({ simulation: picked, flow: null });
  };
  const id = simulation ?? list.data?.items[0]?.id;
  return (
    <Panel
      title="Simulate on history"
      description="What these rules would have done with the newest 100,000 handoffs. What nobody said then, such as the domain, is unknown, and a rule that asks for it does not fire."
    >
      <Stack gap="md">
        {canEdit ? <Start {...props} onStarted={pick} /> : null}
        {list.isError ? (
          <ProblemAlert
            title="The simulations could not be read"
            problem={list.error}
            onRetry={() => void list.refetch()}
          />
        ) : null}
        {list.isPending ? <Skeleton height={160} /> : null}
        {id === undefined ? (
          <NoneYet isKnown={list.isSuccess} />
        ) : (
          <>
            <SimulationPicker
              simulations={list.data?.items ?? []}
              id={id}
              onPick={(picked) => void pick(picked)}
            />
            <Simulation
              key={id}
              {...{ project, id, document, canEdit }}
              cancel={actions.cancelSimulation}
            />
          </>
        )}
      </Stack>
    </Panel>
  );
}

type StartProps = SimulatePanelProps & { onStarted: (id: string) => Promise<void> };

function Start({ project, document, actions, onStarted }: StartProps) {
  const queryClient = useQueryClient();
  const starting = useMutation({
    mutationFn: () => orThrow(actions.startSimulation({ project, document })),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: simulationsCache.all });
      await onStarted(id);
    },
  });
  return (
    <>
      <Group>
        <Button loading={starting.isPending} onClick={() => starting.mutate()}>
          Simulate these rules
        </Button>
      </Group>
      {starting.isError ? (
        <ProblemAlert title="The simulation was not started" problem={starting.error} />
      ) : null}
    </>
  );
}

function NoneYet({ isKnown }: { isKnown: boolean }) {
  return isKnown ? (
    <EmptyState
      kind="nothing-yet"
      title="Nothing was simulated yet"
      description="Rules as they stand here, published or not, are tried on what really happened."
    />
  ) : null;
}
