import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { findingParsers } from "@/components/findings/finding-params";
import { FindingsView } from "@/components/findings/findings-view";
import { causeParams, EXAMPLES_PER_PAGE, findingsCache } from "@/lib/client/findings";
import { periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { isLiveView, loadViewParams } from "@/lib/client/view-params";
import { FindingListQuery } from "@/lib/contracts/finding";
import { FindingCauseQuery } from "@/lib/contracts/finding-cause";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { getCause } from "@/lib/services/findings/get-cause";
import { listCauses } from "@/lib/services/findings/list-causes";
import { listFindings } from "@/lib/services/findings/list-findings";
import { changeFindingAction } from "./actions";

export const metadata: Metadata = { title: "Findings" };

const loadFindingParams = createLoader(findingParsers);

export default async function FindingsPage({ searchParams }: PageProps<"/findings">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const view = loadViewParams(search);
  const { selected, status, kind, severity, q } = loadFindingParams(search);
  const { range, from, to } = view;
  const key = { range: { range, from, to }, filters: { status, kind, severity, q } };
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...findingsCache.causes({ ...key, project: view.project, isLive: isLiveView(view) }),
    queryFn: () => {
      const params = Object.entries(causeParams(key)).filter(([, value]) => value);
      return listCauses(ctx, FindingCauseQuery.parse(Object.fromEntries(params)));
    },
  });
  if (selected !== null) {
    const of = { project: view.project, id: selected, range: key.range };
    const period = StatsPeriodQuery.parse(periodParams(key.range));
    void queryClient.prefetchQuery({
      ...findingsCache.cause(of),
      queryFn: () => getCause(ctx, { ...period, id: selected }),
    });
    const examples = { ...periodParams(key.range), cause_id: selected, limit: EXAMPLES_PER_PAGE };
    void queryClient.prefetchInfiniteQuery({
      ...findingsCache.ofCause(of),
      queryFn: () => listFindings(ctx, FindingListQuery.parse(examples)),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <FindingsView project={project.slug} change={changeFindingAction} />
    </HydrationBoundary>
  );
}
