"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import { type AlertActions, orThrow } from "@/lib/client/action";
import { alertsCache } from "@/lib/client/alerts";
import { type AlertDraft, EMPTY_ALERT, toRequest } from "./alert-draft";
import { alertParsers } from "./alert-params";
import { AlertsTable } from "./alerts-table";

const AlertPane = dynamic(() => import("./alert-pane").then((module) => alive(module.AlertPane)), {
  loading: () => <Skeleton height={PANEL_PX} />,
});

const AlertForm = dynamic(() => import("./alert-form").then((module) => alive(module.AlertForm)), {
  loading: () => <Skeleton height={PANEL_PX} />,
});

const PANEL_PX = 320;

type AlertsViewProps = {
  project: string;
  /** Null: who looks may not change anything. */
  actions: AlertActions | null;
};

/** What is watched by itself, how it stands, and who is told. */
export function AlertsView({ project, actions }: AlertsViewProps) {
  const [{ selected }, setParams] = useQueryStates(alertParsers, { history: "push" });
  const skeleton = <Skeleton height={PANEL_PX} aria-busy />;
  return (
    <Stack gap="md">
      <PageHeader
        title="Alerts"
        description="Numbers that Baton watches once a minute. It tells your channels when one goes beyond its bound, and when that is over."
      />
      <QueryBoundary title="The alerts could not be read" skeleton={skeleton}>
        <Alerts
          project={project}
          selected={selected}
          onSelect={(id) => setParams({ selected: id })}
        />
      </QueryBoundary>
      {selected === null ? null : (
        <QueryBoundary key={selected} title="The alert could not be read" skeleton={skeleton}>
          <AlertPane
            project={project}
            id={selected}
            actions={actions}
            onClose={() => void setParams({ selected: null })}
          />
        </QueryBoundary>
      )}
      {actions ? <AddPanel project={project} actions={actions} /> : null}
    </Stack>
  );
}

type AlertsProps = { project: string; selected: string | null; onSelect: (id: string) => void };

function Alerts({ project, selected, onSelect }: AlertsProps) {
  const { data } = useSuspenseQuery(alertsCache.list(project));
  return (
    <Panel title="Watched">
      {data.items.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title="No alerts yet"
          description="Add one below: a success rate that falls, a p95 that rises, agents gone silent, approvals that pile up."
        />
      ) : (
        <AlertsTable alerts={data.items} selected={selected} onSelect={onSelect} />
      )}
    </Panel>
  );
}

function AddPanel({ project, actions }: { project: string; actions: AlertActions }) {
  const queryClient = useQueryClient();
  const adding = useMutation({
    mutationFn: (draft: AlertDraft) => orThrow(actions.create({ ...toRequest(draft), project })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsCache.all }),
  });
  return (
    <Panel title="Add an alert">
      <AlertForm
        // After one was added the form is empty again.
        key={adding.data?.id ?? ""}
        project={project}
        draft={EMPTY_ALERT}
        button="Add the alert"
        problem={adding.error}
        isSending={adding.isPending}
        onSubmit={(draft) => adding.mutate(draft)}
      />
    </Panel>
  );
}
