import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { IngestPanel } from "@/components/settings/ingest-panel";
import { ingestRejectsCache } from "@/lib/client/ingest-rejects";
import { getQueryClient } from "@/lib/client/query-client";
import { LIST_LIMIT_DEFAULT } from "@/lib/contracts/list";
import { pageContext } from "@/lib/http/page-context";
import { listRejects } from "@/lib/services/ingest-rejects/list-rejects";

export const metadata: Metadata = { title: "Ingest health" };

export default async function IngestPage({ searchParams }: PageProps<"/settings/ingest">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...ingestRejectsCache.list(project.slug),
    queryFn: () => listRejects(ctx, { limit: LIST_LIMIT_DEFAULT }),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <IngestPanel project={project.slug} />
    </HydrationBoundary>
  );
}
