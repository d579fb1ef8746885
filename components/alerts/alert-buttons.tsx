import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Instant } from "@/components/shared/instant";
import { ConfirmModal } from "@/components/shared/confirm-modal";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type AlertActions, orThrow } from "@/lib/client/action";
import { alertsCache } from "@/lib/client/alerts";
import type { AlertDto } from "@/lib/contracts/alert";
import { formatQuantity } from "@/lib/format/count";

const HOUR_MS = 3_600_000;
const SILENCES = [
  { label: "Silence for an hour", hours: 1 },
  { label: "For a day", hours: 24 },
  { label: "For a week", hours: 168 },
] as const;

type AlertButtonsProps = {
  project: string;
  alert: AlertDto;
  actions: AlertActions;
  onRemoved: () => void;
};

export function AlertButtons({ project, alert, actions, onRemoved }: AlertButtonsProps) {
  const queryClient = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, silenced_until: until } = alert;
  const onSettled = () => queryClient.invalidateQueries({ queryKey: alertsCache.all });
  const testing = useMutation({ mutationFn: () => orThrow(actions.test({ project, id })) });
  const silencing = useMutation({
    mutationFn: (hours: number | null) => {
      const end = hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString();
      return orThrow(actions.silence({ project, id, until: end }));
    },
    onSettled,
  });
  const removing = useMutation({
    mutationFn: () => orThrow(actions.remove({ project, id })),
    // Not the alert itself, which is not there to be asked for.
    onSuccess: () => {
      onRemoved();
      return queryClient.invalidateQueries({
        queryKey: alertsCache.list(project).queryKey,
        exact: true,
      });
    },
  });
  const problem = testing.error ?? silencing.error;
  return (
    <>
      <Group gap="xs">
        <Button variant="default" loading={testing.isPending} onClick={() => testing.mutate()}>
          Send a test
        </Button>
        {SILENCES.map(({ label, hours }) => (
          <Button
            key={hours}
            variant="default"
            disabled={silencing.isPending}
            onClick={() => silencing.mutate(hours)}
          >
            {label}
          </Button>
        ))}
        {until === null ? null : (
          <Button
            variant="default"
            disabled={silencing.isPending}
            onClick={() => silencing.mutate(null)}
          >
            End the silence
          </Button>
        )}
        <Button variant="default" onClick={() => setIsRemoving(true)}>
          Remove…
        </Button>
      </Group>
      {until === null ? null : (
        <Text size="sm" c="dimmed">
          Silenced until <Instant at={until} />
        </Text>
      )}
      {testing.data ? (
        <Text size="sm" component="output">
          {testing.data.notices === 0
            ? "There is no channel to tell. Settings → Notifications adds one."
            : `On its way to ${formatQuantity(testing.data.notices, "channel")}.`}
        </Text>
      ) : null}
      {problem ? <ProblemAlert title="That was not done" problem={problem} /> : null}
      <ConfirmModal
        opened={isRemoving}
        title={`Remove ${alert.name}?`}
        deed={removing}
        failed="The alert was not removed"
        confirm="Remove the alert"
        onConfirm={() => removing.mutate()}
        onClose={() => setIsRemoving(false)}
      >
        It is watched no more, and its history goes with it. This cannot be undone.
      </ConfirmModal>
    </>
  );
}
