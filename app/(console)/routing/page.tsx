import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RoutingView } from "@/components/routing/routing-view";
import { getQueryClient } from "@/lib/client/query-client";
import { rulesCache } from "@/lib/client/rules";
import { loadViewParams } from "@/lib/client/view-params";
import { pageContext } from "@/lib/http/page-context";
import { mayAdminister } from "@/lib/services/require-scope";
import { getRules, getRuleWords } from "@/lib/services/routing/get-rules";
import {
  cancelSimulationAction,
  dropDraftAction,
  publishRulesAction,
  rollBackAction,
  saveDraftAction,
  startSimulationAction,
  tryRulesAction,
} from "./actions";

export const metadata: Metadata = { title: "Routing" };

export default async function RoutingPage({ searchParams }: PageProps<"/routing">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const view = loadViewParams(search);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...rulesCache.current(view.project),
    queryFn: () => getRules(ctx),
  });
  void queryClient.prefetchQuery({
    ...rulesCache.words(view.project),
    queryFn: () => getRuleWords(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RoutingView
        project={project.slug}
        canEdit={mayAdminister(ctx)}
        actions={{
          saveDraft: saveDraftAction,
          dropDraft: dropDraftAction,
          publish: publishRulesAction,
          rollBack: rollBackAction,
          tryRules: tryRulesAction,
          startSimulation: startSimulationAction,
          cancelSimulation: cancelSimulationAction,
        }}
      />
    </HydrationBoundary>
  );
}
