"use client";

import { Button, Group, Skeleton, Stack } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { SuccessNote } from "@/components/shared/success-note";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { ToneBadge } from "@/components/ui/tone-badge";
import { type LoadDemo, orThrow, type RemoveDemo } from "@/lib/client/action";
import { connectCache } from "@/lib/client/connect";
import { viewHref } from "@/lib/client/view-params";
import type { DemoLoaded } from "@/lib/contracts/connect";
import { formatQuantity } from "@/lib/format/count";

const CONTROLS_PX = 66;

type DemoPanelProps = { project: string; loadDemo: LoadDemo; removeDemo: RemoveDemo };

export function DemoPanel(props: DemoPanelProps) {
  return (
    <Panel
      title="Demo data"
      description="Example handoffs to look around in: a partnership workflow with its successes and failures. Your own data is never touched."
    >
      <QueryBoundary
        title="The state of the demo could not be read"
        skeleton={<Skeleton height={CONTROLS_PX} />}
      >
        <DemoControls {...props} />
      </QueryBoundary>
    </Panel>
  );
}

function DemoControls({ project, loadDemo, removeDemo }: DemoPanelProps) {
  const queryClient = useQueryClient();
  const { data: status } = useSuspenseQuery(connectCache.status(project));
  // Every list may show or hide demo data, so everything that was read is stale afterwards.
  const onSuccess = () => queryClient.invalidateQueries();
  const loading = useMutation({ mutationFn: () => orThrow(loadDemo({ project })), onSuccess });
  const removal = useMutation({ mutationFn: () => orThrow(removeDemo({ project })), onSuccess });
  const problem = loading.error ?? removal.error;

  return (
    <Stack gap="md" align="flex-start">
      <DemoState isLoaded={status.has_demo} />
      {problem ? <ProblemAlert title="The demo data was not changed" problem={problem} /> : null}
      {loading.isSuccess ? <LoadedNote loaded={loading.data} project={project} /> : null}
      <Group gap="xs">
        <Button
          loading={loading.isPending}
          disabled={removal.isPending}
          onClick={() => {
            removal.reset();
            loading.mutate();
          }}
        >
          {status.has_demo ? "Load again" : "Load the demo"}
        </Button>
        <Button
          variant="default"
          loading={removal.isPending}
          disabled={loading.isPending || !status.has_demo}
          onClick={() => {
            loading.reset();
            removal.mutate();
          }}
        >
          Remove the demo
        </Button>
      </Group>
    </Stack>
  );
}

function DemoState({ isLoaded }: { isLoaded: boolean }) {
  return isLoaded ? (
    <ToneBadge tone="succeeded" icon={IconCircleCheck}>
      Loaded
    </ToneBadge>
  ) : (
    <ToneBadge tone="neutral" icon={IconCircleDashed}>
      Not loaded
    </ToneBadge>
  );
}

function LoadedNote({ loaded, project }: { loaded: DemoLoaded; project: string }) {
  return (
    <SuccessNote>
      Loaded {formatQuantity(loaded.traces, "trace")} with{" "}
      {formatQuantity(loaded.handoffs, "handoff")}.{" "}
      <TextLink href={viewHref("/traces", { project })}>See the traces</TextLink>
    </SuccessNote>
  );
}
