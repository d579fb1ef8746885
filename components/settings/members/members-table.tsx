import { Button, NativeSelect, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import dynamic from "next/dynamic";
import { Instant, RelativeInstant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow } from "@/lib/client/action";
import { membersCache } from "@/lib/client/members";
import type { MemberDto } from "@/lib/contracts/member";
import { MEMBER_ROLES } from "@/lib/domain/members/roles";
import type { MembersProps } from "./members-props";

const RemoveMemberModal = dynamic(
  () => import("./remove-member-modal").then((module) => module.RemoveMemberModal),
  { ssr: false },
);

const CLOCK_MS = 30_000;
const TABLE_WIDTH_MIN = 640;

export function MembersTable({
  members,
  ...props
}: MembersProps & { members: readonly MemberDto[] }) {
  const { project, self, actions } = props;
  const queryClient = useQueryClient();
  const [leaving, setLeaving] = useState<MemberDto | null>(null);
  const change = useMutation({
    mutationFn: ({ id, role }: Pick<MemberDto, "id" | "role">) =>
      orThrow(actions.change({ project, id, role })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersCache.all }),
  });
  return (
    <Stack gap="sm">
      {change.isError ? (
        <ProblemAlert title="The role was not changed" problem={change.error} />
      ) : null}
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Joined</Table.Th>
              <Table.Th>Last seen</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map((member) => (
              <Table.Tr key={member.id}>
                <Table.Td fw={500}>
                  <bdi>{member.name}</bdi>
                </Table.Td>
                <Table.Td>{member.email}</Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={`Role of ${member.name}`}
                    value={member.role}
                    disabled={change.isPending}
                    data={MEMBER_ROLES.map((role) => ({ value: role, label: role }))}
                    onChange={({ currentTarget }) => {
                      const role = MEMBER_ROLES.find((each) => each === currentTarget.value);
                      if (role) change.mutate({ id: member.id, role });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <Instant at={member.joined_at} />
                </Table.Td>
                <Table.Td>
                  {member.last_seen_at === null ? (
                    <Text c="dimmed">never</Text>
                  ) : (
                    <RelativeInstant at={member.last_seen_at} everyMs={CLOCK_MS} />
                  )}
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={member.id === self.id ? "Leave" : `Remove ${member.name}`}
                    onClick={() => setLeaving(member)}
                  >
                    {member.id === self.id ? "Leave" : "Remove"}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <RemoveMemberModal {...props} member={leaving} onClose={() => setLeaving(null)} />
    </Stack>
  );
}
