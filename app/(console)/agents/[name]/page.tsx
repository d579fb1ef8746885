import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgentView } from "@/components/agents/agent-view";
import { agentStatsCache, pairsCache, periodParams } from "@/lib/client/pairs";
import { registeredAgentsCache } from "@/lib/client/registered-agents";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { PairListQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { readAgentSegment } from "@/lib/http/path-segment";
import { listAgents } from "@/lib/services/agents/list-agents";
import { listAgentStats } from "@/lib/services/agents/list-agent-stats";
import { listPairs } from "@/lib/services/pairs/list-pairs";
import { registerAgentAction } from "../actions";

export const metadata: Metadata = { title: "Agent" };

export default async function AgentPage({ params, searchParams }: PageProps<"/agents/[name]">) {
  const search = await searchParams;
  const agent = readAgentSegment((await params).name);
  if (agent === undefined) notFound();
  const { ctx, figures, project: own } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const view = { range, from, to };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...agentStatsCache.one({ project, range: view, name: agent }),
    queryFn: () =>
      listAgentStats(figures, AgentStatsQuery.parse({ ...periodParams(view), name: agent })),
  });
  void queryClient.prefetchQuery({
    ...pairsCache.list(project, view, agent),
    queryFn: () => listPairs(figures, PairListQuery.parse({ ...periodParams(view), agent })),
  });
  void queryClient.prefetchQuery({
    ...registeredAgentsCache.list(project),
    queryFn: () => listAgents(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AgentView name={agent} project={own.slug} register={registerAgentAction} />
    </HydrationBoundary>
  );
}
