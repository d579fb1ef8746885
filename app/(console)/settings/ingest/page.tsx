import { Stack } from "@mantine/core";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HealthPanel } from "@/components/settings/health/health-panel";
import { IngestPanel } from "@/components/settings/ingest-panel";
import { ingestHealthCache, ingestHealthParams } from "@/lib/client/ingest-health";
import { ingestRejectsCache } from "@/lib/client/ingest-rejects";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { IngestHealthQuery } from "@/lib/contracts/ingest-health";
import { LIST_LIMIT_DEFAULT } from "@/lib/contracts/list";
import { pageContext } from "@/lib/http/page-context";
import { getIngestHealth } from "@/lib/services/ingest-health/get-ingest-health";
import { listRejects } from "@/lib/services/ingest-rejects/list-rejects";

export const metadata: Metadata = { title: "Ingest health" };

export default async function IngestPage({ searchParams }: PageProps<"/settings/ingest">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const { range, from, to } = loadViewParams(search);
  const view = { project: project.slug, range: { range, from, to } };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...ingestHealthCache.period(view),
    queryFn: () => getIngestHealth(ctx, IngestHealthQuery.parse(ingestHealthParams(view.range))),
  });
  void queryClient.prefetchInfiniteQuery({
    ...ingestRejectsCache.list(project.slug),
    queryFn: () => listRejects(ctx, { limit: LIST_LIMIT_DEFAULT }),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Stack>
        <HealthPanel project={project.slug} />
        <IngestPanel project={project.slug} />
      </Stack>
    </HydrationBoundary>
  );
}
