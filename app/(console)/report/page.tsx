import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ReportView } from "@/components/report/report-view";
import { periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { reportCache } from "@/lib/client/report";
import { loadViewParams } from "@/lib/client/view-params";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { getReport } from "@/lib/services/report/get-report";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({ searchParams }: PageProps<"/report">) {
  const search = await searchParams;
  const { figures } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const of = { project, range: { range, from, to } };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...reportCache.period(of),
    queryFn: () => getReport(figures, StatsPeriodQuery.parse(periodParams(of.range))),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReportView />
    </HydrationBoundary>
  );
}
