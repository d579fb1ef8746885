import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { agentsParsers, readSearch } from "@/components/agents/agents-params";
import { AgentsView } from "@/components/agents/agents-view";
import { contractsCache } from "@/lib/client/contracts";
import { AGENTS_SHOWN, agentStatsCache, pairsCache, periodParams } from "@/lib/client/pairs";
import { registeredAgentsCache } from "@/lib/client/registered-agents";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { PairListQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { listAgents } from "@/lib/services/agents/list-agents";
import { listAgentStats } from "@/lib/services/agents/list-agent-stats";
import { getContract, getDefaultContract } from "@/lib/services/contracts/get-contract";
import { listPairs } from "@/lib/services/pairs/list-pairs";
import { registerAgentAction, saveContractAction, tryContractAction } from "./actions";

const loadAgentsParams = createLoader(agentsParsers);

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage({ searchParams }: PageProps<"/agents">) {
  const search = await searchParams;
  const { ctx, figures, project } = await pageContext(search);
  const { project: slug, range, from, to } = loadViewParams(search);
  const view = { range, from, to };
  const q = readSearch(loadAgentsParams(search).name);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...agentStatsCache.list({ project: slug, range: view, q }),
    queryFn: () =>
      listAgentStats(
        figures,
        AgentStatsQuery.parse({
          ...periodParams(view),
          limit: AGENTS_SHOWN,
          ...(q === "" ? {} : { q }),
        }),
      ),
  });
  void queryClient.prefetchQuery({
    ...pairsCache.list(slug, view),
    queryFn: () => listPairs(figures, PairListQuery.parse(periodParams(view))),
  });
  void queryClient.prefetchQuery({
    ...registeredAgentsCache.list(slug),
    queryFn: () => listAgents(ctx),
  });
  void queryClient.prefetchQuery({
    ...contractsCache.one(slug, { from: null, to: null }),
    queryFn: () => getContract(ctx, { from: null, to: null }),
  });
  void queryClient.prefetchQuery({
    ...contractsCache.defaults(slug),
    queryFn: () => getDefaultContract(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AgentsView
        project={project.slug}
        actions={{ save: saveContractAction, try: tryContractAction }}
        register={registerAgentAction}
      />
    </HydrationBoundary>
  );
}
