import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunView } from "@/components/runs/run-view";
import { getQueryClient } from "@/lib/client/query-client";
import { runsCache } from "@/lib/client/runs";
import { loadViewParams } from "@/lib/client/view-params";
import { RunId } from "@/lib/domain/task/task";
import { pageContext } from "@/lib/http/page-context";
import { getRun } from "@/lib/services/runs/get-run";
import { cancelRunAction, decideApprovalAction, retryRunAction } from "../actions";

export const metadata: Metadata = { title: "Run" };

export default async function RunPage({ params, searchParams }: PageProps<"/runs/[runId]">) {
  const search = await searchParams;
  const id = RunId.safeParse((await params).runId);
  if (!id.success) notFound();
  const { ctx, project } = await pageContext(search);
  const view = loadViewParams(search);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...runsCache.one(view.project, id.data),
    queryFn: () => getRun(ctx, id.data),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RunView
        id={id.data}
        project={project.slug}
        actions={{ cancel: cancelRunAction, retry: retryRunAction, decide: decideApprovalAction }}
      />
    </HydrationBoundary>
  );
}
