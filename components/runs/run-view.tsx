"use client";

import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Instant } from "@/components/shared/instant";
import { PageHeader } from "@/components/shared/page-header";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { ChangeRun, DecideApproval } from "@/lib/client/action";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref, viewHref } from "@/lib/client/view-params";
import { DecisionPanel } from "./decision-panel";
import { RunGraphPanel } from "./run-graph-panel";
import { RUN_LOOKS } from "./run-look";
import { RunButtons } from "./run-buttons";
import { StagesTable } from "./stages-table";
import { wayOut } from "./way-out";

const JsonView = dynamic(
  () => import("@/components/shared/json-view/json-view").then((module) => alive(module.JsonView)),
  { loading: () => <Skeleton height={160} /> },
);

type RunViewProps = {
  id: string;
  project: string;
  actions: { cancel: ChangeRun; retry: ChangeRun; decide: DecideApproval };
};

export function RunView(props: RunViewProps) {
  return (
    <QueryBoundary title="The run could not be read" skeleton={<Skeleton height={320} />}>
      <Run {...props} />
    </QueryBoundary>
  );
}

function Run({ id, project, actions }: RunViewProps) {
  const [view] = useViewParams();
  const { data: run } = useSuspenseQuery(runsCache.one(view.project, id));
  const { label, tone, icon } = RUN_LOOKS[run.status];
  const waiting = run.waiting_for;
  return (
    <Stack gap="md">
      <PageHeader
        title={run.workflow}
        description={
          <Group gap="sm">
            <ToneBadge tone={tone} icon={icon}>
              {label}
            </ToneBadge>
            <Text component="span" size="sm">
              Version {run.version}, started by <bdi>{run.started_by ?? "unknown"}</bdi>{" "}
              <Instant at={run.started_at} />
            </Text>
          </Group>
        }
      >
        <LinkButton variant="default" href={traceHref(run.trace_id, view)}>
          Open the trace
        </LinkButton>
        {run.ended_at === null ? null : (
          <LinkButton
            variant="default"
            href={viewHref(`/runs?again=${encodeURIComponent(run.id)}`, view)}
          >
            Start again
          </LinkButton>
        )}
        <RunButtons run={run} project={project} cancel={actions.cancel} retry={actions.retry} />
      </PageHeader>
      {run.error ? (
        <ProblemAlert title={run.error.type} problem={new Error(run.error.message)}>
          <WayOut errorType={run.error.type} />
        </ProblemAlert>
      ) : null}
      {waiting && "approval_id" in waiting ? (
        <DecisionPanel id={waiting.approval_id} project={project} decide={actions.decide} />
      ) : null}
      <RunGraphPanel run={run} />
      <Panel title="Stages">
        <StagesTable run={run} view={view} />
      </Panel>
      <Panel title="Input">
        <JsonView value={run.input} label="Input" />
      </Panel>
      {run.status === "completed" ? (
        <Panel title="Result">
          <JsonView value={run.result} label="Result" />
        </Panel>
      ) : null}
    </Stack>
  );
}

function WayOut({ errorType }: { errorType: string }) {
  const [view] = useViewParams();
  const { text, link } = wayOut(errorType);
  return (
    <Text size="sm" mt={4}>
      {text} {link ? <TextLink href={viewHref(link.path, view)}>{link.label}</TextLink> : null}
    </Text>
  );
}
