import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RunsView } from "@/components/runs/runs-view";
import { getQueryClient } from "@/lib/client/query-client";
import { runsCache, workflowsCache } from "@/lib/client/runs";
import { runtimeStatusCache } from "@/lib/client/runtime-status";
import { loadViewParams } from "@/lib/client/view-params";
import { RunListQuery } from "@/lib/contracts/run";
import { pageContext } from "@/lib/http/page-context";
import { listRuns } from "@/lib/services/runs/list-runs";
import { listQueues } from "@/lib/services/runtime-status/list-queues";
import { listWorkers } from "@/lib/services/runtime-status/list-workers";
import { listWorkflows } from "@/lib/services/workflows/list-workflows";
import { saveWorkflowAction, startRunAction } from "./actions";
import { loadRunsParams } from "./search-params";

export const metadata: Metadata = { title: "Runs" };

export default async function RunsPage({ searchParams }: PageProps<"/runs">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const view = loadViewParams(search);
  const { status } = loadRunsParams(search);
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...runsCache.list(view.project, status),
    queryFn: () => listRuns(ctx, RunListQuery.parse(status ? { status } : {})),
  });
  void queryClient.prefetchQuery({
    ...workflowsCache.list(view.project),
    queryFn: () => listWorkflows(ctx),
  });
  void queryClient.prefetchQuery({
    ...runtimeStatusCache.queues(view.project),
    queryFn: () => listQueues(ctx),
  });
  void queryClient.prefetchQuery({
    ...runtimeStatusCache.workers(view.project),
    queryFn: () => listWorkers(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RunsView
        project={project.slug}
        startRun={startRunAction}
        saveWorkflow={saveWorkflowAction}
      />
    </HydrationBoundary>
  );
}
