import { Button, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { ToneBadge } from "@/components/ui/tone-badge";
import { type ChannelActions, orThrow } from "@/lib/client/action";
import { channelsCache } from "@/lib/client/notification-channels";
import type { ChannelDto } from "@/lib/contracts/notification-channel";
import { CHANNEL_NAMES } from "./channel-names";

const TABLE_WIDTH_MIN = 560;

type ChannelsTableProps = {
  channels: readonly ChannelDto[];
  project: string;
  actions: ChannelActions;
};

export function ChannelsTable({ channels, project, actions }: ChannelsTableProps) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: channelsCache.all });
  const changing = useMutation({
    mutationFn: ({ what, id }: { what: "test" | "remove"; id: string }) =>
      orThrow(actions[what]({ project, id })),
    onSettled,
  });
  return (
    <>
      {changing.isError ? (
        <ProblemAlert title="That was not done" problem={changing.error} />
      ) : null}
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>To</Table.Th>
              <Table.Th>Last notice</Table.Th>
              <Table.Th>Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {channels.map((channel) => (
              <Table.Tr key={channel.id}>
                <Table.Td>
                  <bdi>{channel.name}</bdi>
                </Table.Td>
                <Table.Td>
                  <Destination channel={channel} />
                </Table.Td>
                <Table.Td>
                  <LastNotice channel={channel} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => changing.mutate({ what: "test", id: channel.id })}
                    >
                      Send a test
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="default"
                      onClick={() => changing.mutate({ what: "remove", id: channel.id })}
                    >
                      Remove
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function Destination({ channel: { kind, host, to, next_digest_at: next } }: ChannelProps) {
  return (
    <>
      {CHANNEL_NAMES[kind].short}, <bdi>{host}</bdi>
      {to ? (
        <Text size="xs" c="dimmed">
          to <bdi>{to.join(", ")}</bdi>
        </Text>
      ) : null}
      {next ? (
        <Text size="xs" c="dimmed">
          As a digest, next <Instant at={next} />
        </Text>
      ) : null}
    </>
  );
}

type ChannelProps = { channel: ChannelDto };

function LastNotice({ channel }: ChannelProps) {
  const { last_at: at, last_problem: problem } = channel;
  if (at === null) {
    return (
      <ToneBadge tone="neutral" icon={IconCircleDashed} plain>
        None yet
      </ToneBadge>
    );
  }
  return (
    <>
      <ToneBadge
        tone={problem === null ? "succeeded" : "failed"}
        icon={problem === null ? IconCircleCheck : IconAlertTriangle}
        plain
      >
        {problem === null ? "Arrived" : problem}
      </ToneBadge>{" "}
      <Instant at={at} />
    </>
  );
}
