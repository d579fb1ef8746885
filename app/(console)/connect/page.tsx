import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ConnectView } from "@/components/connect/connect-view";
import { connectCache } from "@/lib/client/connect";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { mayAdminister } from "@/lib/services/require-scope";
import { getConnectStatus } from "@/lib/services/connect/get-connect-status";
import { createApiKeyAction } from "../actions";

export const metadata: Metadata = { title: "Connect" };

export default async function ConnectPage({ searchParams }: PageProps<"/connect">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...connectCache.status(project.slug),
    queryFn: () => getConnectStatus(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectView
        project={project.slug}
        isAdmin={mayAdminister(ctx)}
        createKey={createApiKeyAction}
      />
    </HydrationBoundary>
  );
}
