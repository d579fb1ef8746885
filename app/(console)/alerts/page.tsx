import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { alertParsers } from "@/components/alerts/alert-params";
import { AlertsView } from "@/components/alerts/alerts-view";
import { alertsCache } from "@/lib/client/alerts";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { getAlert, listAlerts } from "@/lib/services/alerts/alerts";
import { mayAdminister } from "@/lib/services/require-scope";
import {
  createAlertAction,
  removeAlertAction,
  saveAlertAction,
  silenceAlertAction,
  testAlertAction,
} from "./actions";

export const metadata: Metadata = { title: "Alerts" };

const loadAlertParams = createLoader(alertParsers);

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const { selected } = loadAlertParams(search);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...alertsCache.list(project.slug),
    queryFn: () => listAlerts(ctx),
  });
  if (selected !== null) {
    void queryClient.prefetchQuery({
      ...alertsCache.one(project.slug, selected),
      queryFn: () => getAlert(ctx, selected),
    });
  }
  const actions = {
    create: createAlertAction,
    save: saveAlertAction,
    remove: removeAlertAction,
    silence: silenceAlertAction,
    test: testAlertAction,
  };
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AlertsView project={project.slug} actions={mayAdminister(ctx) ? actions : null} />
    </HydrationBoundary>
  );
}
