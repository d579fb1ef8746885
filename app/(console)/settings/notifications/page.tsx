import { Stack } from "@mantine/core";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ChannelsPanel } from "@/components/settings/notifications/channels-panel";
import { ReportPanel } from "@/components/settings/notifications/report-panel";
import { channelsCache } from "@/lib/client/notification-channels";
import { getQueryClient } from "@/lib/client/query-client";
import { reportScheduleCache } from "@/lib/client/report-schedule";
import { pageContext } from "@/lib/http/page-context";
import { listChannels } from "@/lib/services/notices/channels";
import { getReportSchedule } from "@/lib/services/report/report-schedule";
import {
  createChannelAction,
  removeChannelAction,
  saveReportScheduleAction,
  testChannelAction,
} from "./actions";

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
  void queryClient.prefetchQuery({
    ...reportScheduleCache.of(project.slug),
    queryFn: () => getReportSchedule(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Stack gap="md">
        <ChannelsPanel
          project={project.slug}
          actions={{
            create: createChannelAction,
            test: testChannelAction,
            remove: removeChannelAction,
          }}
        />
        <ReportPanel project={project.slug} save={saveReportScheduleAction} />
      </Stack>
    </HydrationBoundary>
  );
}
