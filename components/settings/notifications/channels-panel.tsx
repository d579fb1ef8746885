"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { CodeBlock } from "@/components/shared/code-block";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { ChannelActions } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import { ChannelsTable } from "./channels-table";

const ChannelForm = dynamic(
  () => import("./channel-form").then((module) => alive(module.ChannelForm)),
  {
    loading: () => <Skeleton height={FORM_PX} />,
  },
);

const PANEL_PX = 320;
const FORM_PX = 220;

type ChannelsPanelProps = { project: string; actions: ChannelActions };

export function ChannelsPanel(props: ChannelsPanelProps) {
  return (
    <QueryBoundary title="The channels could not be read" skeleton={<Skeleton height={PANEL_PX} />}>
      <Channels {...props} />
    </QueryBoundary>
  );
}

function Channels({ project, actions }: ChannelsPanelProps) {
  const { data } = useSuspenseQuery(channelsCache.list(project));
  return (
    <Stack gap="md">
      <Panel
        title="Notifications"
        description="Where people are told that an approval waits for them, or was passed on to them, and that an alert fires. What is to be approved is not sent, only a link to it."
      >
        {data.items.length === 0 ? (
          <EmptyState
            kind="nothing-yet"
            title="No channels yet"
            description="Add one below; approvals wait in the inbox all the same."
          />
        ) : (
          <ChannelsTable channels={data.items} project={project} actions={actions} />
        )}
      </Panel>
      <Panel title="Add a channel">
        <ChannelForm project={project} create={actions.create} />
      </Panel>
      <Panel
        title="Signing secret"
        description="Webhooks carry the headers of Standard Webhooks; with this secret a receiver can tell that they are ours."
      >
        <CodeBlock code={data.signing_secret} label="Signing secret" />
        <Text size="sm" c="dimmed">
          Addresses in private networks are refused unless BATON_ALLOW_PRIVATE_HOSTS names them.
        </Text>
      </Panel>
    </Stack>
  );
}
