import { Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Panel } from "@/components/ui/panel";
import { type AlertActions, orThrow } from "@/lib/client/action";
import { alertsCache } from "@/lib/client/alerts";
import { AlertButtons } from "./alert-buttons";
import { type AlertDraft, toDraft, toRequest } from "./alert-draft";
import { AlertForm } from "./alert-form";
import { AlertHistory } from "./alert-history";

type AlertPaneProps = {
  project: string;
  id: string;
  /** Null: who looks may not change it. */
  actions: AlertActions | null;
  onClose: () => void;
};

/** One alert: what it has said, and how to change, silence and test it. */
export function AlertPane({ project, id, actions, onClose }: AlertPaneProps) {
  const { data: alert } = useSuspenseQuery(alertsCache.one(project, id));
  return (
    <Stack gap="md">
      <Panel title={alert.name} description={alert.words}>
        <Stack gap="sm">
          {actions ? (
            <AlertButtons project={project} alert={alert} actions={actions} onRemoved={onClose} />
          ) : (
            <Text c="dimmed">Administrators change, silence and test alerts.</Text>
          )}
          <AlertHistory alert={alert} />
        </Stack>
      </Panel>
      {actions ? <Edit project={project} id={id} actions={actions} /> : null}
    </Stack>
  );
}

function Edit({ project, id, actions }: { project: string; id: string; actions: AlertActions }) {
  const queryClient = useQueryClient();
  const { data: alert } = useSuspenseQuery(alertsCache.one(project, id));
  const saving = useMutation({
    mutationFn: (draft: AlertDraft) => orThrow(actions.save({ ...toRequest(draft), project, id })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsCache.all }),
  });
  return (
    <Panel title="Change it" description="A changed condition begins anew; its history stays.">
      <AlertForm
        project={project}
        draft={toDraft(alert)}
        button="Save"
        problem={saving.error}
        isSending={saving.isPending}
        onSubmit={(draft) => saving.mutate(draft)}
      />
    </Panel>
  );
}
