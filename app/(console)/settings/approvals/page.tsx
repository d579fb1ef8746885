import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PolicyPanel } from "@/components/settings/policy/policy-panel";
import { approvalPolicyCache } from "@/lib/client/approval-policy";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { mayAdminister } from "@/lib/services/require-scope";
import { getApprovalPolicy } from "@/lib/services/approvals/approval-policy";
import { saveApprovalPolicyAction } from "./actions";

export const metadata: Metadata = { title: "Approval policy" };

export default async function ApprovalPolicyPage({
  searchParams,
}: PageProps<"/settings/approvals">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...approvalPolicyCache.policy(project.slug),
    queryFn: () => getApprovalPolicy(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PolicyPanel
        project={project.slug}
        canEdit={mayAdminister(ctx)}
        savePolicy={saveApprovalPolicyAction}
      />
    </HydrationBoundary>
  );
}
