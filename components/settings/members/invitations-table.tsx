import { Button, Stack, Table, Title, VisuallyHidden } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Instant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow } from "@/lib/client/action";
import { membersCache } from "@/lib/client/members";
import type { InvitationDto } from "@/lib/contracts/member";
import type { MembersProps } from "./members-props";

const TABLE_WIDTH_MIN = 560;

type InvitationsTableProps = MembersProps & { invitations: readonly InvitationDto[] };

export function InvitationsTable({ project, actions, invitations }: InvitationsTableProps) {
  const queryClient = useQueryClient();
  const taking = useMutation({
    mutationFn: (id: string) => orThrow(actions.revoke({ project, id })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersCache.all }),
  });
  return (
    <Stack gap="xs">
      <Title order={3}>Open invitations</Title>
      {taking.isError ? (
        <ProblemAlert title="It was not taken back" problem={taking.error} />
      ) : null}
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>For</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>Until</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invitations.map(({ id, email, role, invited_by: by, expires_at: until }) => (
              <Table.Tr key={id}>
                <Table.Td>{email ?? "whoever has the link"}</Table.Td>
                <Table.Td>{role}</Table.Td>
                <Table.Td>
                  <bdi>{by}</bdi>
                </Table.Td>
                <Table.Td>
                  <Instant at={until} />
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    loading={taking.isPending && taking.variables === id}
                    aria-label={`Take back the invitation for ${email ?? "whoever has the link"}`}
                    onClick={() => taking.mutate(id)}
                  >
                    Take back
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
