import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MembersPanel } from "@/components/settings/members/members-panel";
import { membersCache } from "@/lib/client/members";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { listMembers } from "@/lib/services/members/list-members";
import {
  changeMemberAction,
  createInvitationAction,
  removeMemberAction,
  revokeInvitationAction,
} from "./actions";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ searchParams }: PageProps<"/settings/members">) {
  const { ctx, project, user } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...membersCache.list(project.slug),
    queryFn: () => listMembers(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MembersPanel
        project={project.slug}
        self={{ id: user.id, role: project.role }}
        actions={{
          invite: createInvitationAction,
          revoke: revokeInvitationAction,
          change: changeMemberAction,
          remove: removeMemberAction,
        }}
      />
    </HydrationBoundary>
  );
}
