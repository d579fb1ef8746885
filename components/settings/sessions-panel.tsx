"use client";

import { Button, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconCircleCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import { ToneBadge } from "@/components/ui/tone-badge";
import { orThrow, type RevokeSession } from "@/lib/client/action";
import type { SessionDto } from "@/lib/contracts/session";
import { browserName } from "@/lib/format/browser-name";

const TABLE_WIDTH_MIN = 560;

type SessionsPanelProps = {
  project: string;
  sessions: readonly SessionDto[];
  revoke: RevokeSession;
};

export function SessionsPanel({ project, sessions, revoke }: SessionsPanelProps) {
  const router = useRouter();
  const ending = useMutation({
    mutationFn: (id: string) => orThrow(revoke({ project, id })),
    onSettled: () => router.refresh(),
  });
  return (
    <Panel
      title="Sessions"
      description="Where you are signed in. A session ends after 7 days without use."
      actions={
        sessions.length > 1 ? (
          <Button
            variant="default"
            loading={ending.isPending && ending.variables === "others"}
            onClick={() => ending.mutate("others")}
          >
            Sign out everywhere else
          </Button>
        ) : null
      }
    >
      <Stack gap="sm">
        {ending.isError ? (
          <ProblemAlert title="The session goes on" problem={ending.error} />
        ) : null}
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Browser</Table.Th>
                <Table.Th>Address</Table.Th>
                <Table.Th>Since</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sessions.map((session) => (
                <Table.Tr key={session.id}>
                  <Table.Td>{browserName(session.user_agent)}</Table.Td>
                  <Table.Td>{session.address ?? <Text c="dimmed">unknown</Text>}</Table.Td>
                  <Table.Td>
                    <Instant at={session.since} />
                  </Table.Td>
                  <Table.Td>
                    <Instant at={session.last_used_at} />
                  </Table.Td>
                  <Table.Td ta="right">
                    {session.is_current ? (
                      <ToneBadge tone="succeeded" icon={IconCircleCheck}>
                        This one
                      </ToneBadge>
                    ) : (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        loading={ending.isPending && ending.variables === session.id}
                        aria-label={`Sign out ${browserName(session.user_agent)}`}
                        onClick={() => ending.mutate(session.id)}
                      >
                        Sign out
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Panel>
  );
}
