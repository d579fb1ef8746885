import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { ApprovalsView } from "@/components/approvals/approvals-view";
import { inboxParsers } from "@/components/approvals/inbox-params";
import { approvalsCache, listQueryOf } from "@/lib/client/approvals";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { ApprovalListQuery } from "@/lib/contracts/approval";
import { pageContext } from "@/lib/http/page-context";
import { countApprovals } from "@/lib/services/approvals/count-approvals";
import { listApprovals } from "@/lib/services/approvals/list-approvals";
import {
  decideInInboxAction,
  noteApprovalAction,
  reassignApprovalAction,
  snoozeApprovalAction,
  undoDecisionAction,
} from "./actions";

export const metadata: Metadata = { title: "Approvals" };

const loadInboxParams = createLoader(inboxParsers);

export default async function ApprovalsPage({ searchParams }: PageProps<"/approvals">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const view = loadViewParams(search);
  const { tab, q } = loadInboxParams(search);
  const list = { project: view.project, tab, q };
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...approvalsCache.list(list),
    queryFn: () => listApprovals(ctx, ApprovalListQuery.parse(listQueryOf(list))),
  });
  void queryClient.prefetchQuery({
    ...approvalsCache.counts(view.project),
    queryFn: () => countApprovals(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ApprovalsView
        project={project.slug}
        actions={{
          decide: decideInInboxAction,
          undo: undoDecisionAction,
          snooze: snoozeApprovalAction,
          reassign: reassignApprovalAction,
          note: noteApprovalAction,
        }}
      />
    </HydrationBoundary>
  );
}
