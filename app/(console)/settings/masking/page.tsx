import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MaskingPanel } from "@/components/settings/masking-panel";
import { maskingPolicyCache } from "@/lib/client/masking-policy";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { getMaskingPolicy } from "@/lib/services/masking/get-masking-policy";
import { saveMaskingPolicyAction, tryMaskingAction } from "./actions";

export const metadata: Metadata = { title: "Masking" };

export default async function MaskingPage({ searchParams }: PageProps<"/settings/masking">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...maskingPolicyCache.policy(project.slug),
    queryFn: () => getMaskingPolicy(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MaskingPanel
        project={project.slug}
        savePolicy={saveMaskingPolicyAction}
        tryMasking={tryMaskingAction}
      />
    </HydrationBoundary>
  );
}
