import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ChannelsPanel } from "@/components/settings/notifications/channels-panel";
import { channelsCache } from "@/lib/client/notification-channels";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { listChannels } from "@/lib/services/notices/channels";
import { createChannelAction, removeChannelAction, testChannelAction } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage({
  searchParams,
}: PageProps<"/settings/notifications">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...channelsCache.list(project.slug),
    queryFn: () => listChannels(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ChannelsPanel
        project={project.slug}
        actions={{
          create: createChannelAction,
          test: testChannelAction,
          remove: removeChannelAction,
        }}
      />
    </HydrationBoundary>
  );
}
