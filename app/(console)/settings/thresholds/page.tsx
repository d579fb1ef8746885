import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ThresholdsPanel } from "@/components/settings/thresholds/thresholds-panel";
import { thresholdsCache } from "@/lib/client/finding-thresholds";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { mayAdminister } from "@/lib/services/require-scope";
import { getThresholds } from "@/lib/services/findings/thresholds";
import { saveThresholdsAction } from "./actions";

export const metadata: Metadata = { title: "Thresholds" };

export default async function ThresholdsPage({ searchParams }: PageProps<"/settings/thresholds">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...thresholdsCache.of(project.slug),
    queryFn: () => getThresholds(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ThresholdsPanel
        project={project.slug}
        canEdit={mayAdminister(ctx)}
        save={saveThresholdsAction}
      />
    </HydrationBoundary>
  );
}
