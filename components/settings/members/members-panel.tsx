"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconUserPlus } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { membersCache } from "@/lib/client/members";
import { InvitationsTable } from "./invitations-table";
import type { MembersProps } from "./members-props";
import { MembersTable } from "./members-table";

const InviteModal = dynamic(() => import("./invite-modal").then((module) => module.InviteModal), {
  ssr: false,
});

const PANEL_PX = 160;

export function MembersPanel(props: MembersProps) {
  const [isInviting, inviting] = useDisclosure(false);
  return (
    <Stack>
      <Panel
        title="Members"
        description="Owners and admins do everything, owners also decide who is an owner. Reviewers read and decide approvals, members read and run, viewers read."
        actions={
          <Button leftSection={<IconUserPlus size={14} />} onClick={inviting.open}>
            Invite somebody
          </Button>
        }
      >
        <QueryBoundary
          title="The members could not be read"
          skeleton={<Skeleton height={PANEL_PX} />}
        >
          <Lists {...props} />
        </QueryBoundary>
      </Panel>
      <InviteModal {...props} opened={isInviting} onClose={inviting.close} />
    </Stack>
  );
}

function Lists(props: MembersProps) {
  const { data } = useSuspenseQuery(membersCache.list(props.project));
  return (
    <Stack gap="md">
      <MembersTable {...props} members={data.items} />
      {data.invitations.length > 0 ? (
        <InvitationsTable {...props} invitations={data.invitations} />
      ) : null}
    </Stack>
  );
}
