import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DataPanels } from "@/components/settings/data/data-panels";
import { dataCache } from "@/lib/client/data-life";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { getData } from "@/lib/services/data-life/retention";
import { deleteDataAction, saveRetentionAction } from "./actions";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage({ searchParams }: PageProps<"/settings/data">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...dataCache.of(project.slug),
    queryFn: () => getData(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DataPanels
        project={project.slug}
        saveRetention={saveRetentionAction}
        deleteData={deleteDataAction}
      />
    </HydrationBoundary>
  );
}
