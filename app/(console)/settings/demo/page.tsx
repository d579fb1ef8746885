import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DemoPanel } from "@/components/settings/demo-panel";
import { connectCache } from "@/lib/client/connect";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { getConnectStatus } from "@/lib/services/connect/get-connect-status";
import { loadDemoAction } from "../../actions";
import { removeDemoAction } from "./actions";

export const metadata: Metadata = { title: "Demo data" };

export default async function DemoPage({ searchParams }: PageProps<"/settings/demo">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...connectCache.status(project.slug),
    queryFn: () => getConnectStatus(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DemoPanel project={project.slug} loadDemo={loadDemoAction} removeDemo={removeDemoAction} />
    </HydrationBoundary>
  );
}
