import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AuditPanel } from "@/components/settings/audit/audit-panel";
import { auditCache } from "@/lib/client/audit";
import { getQueryClient } from "@/lib/client/query-client";
import { AuditQuery } from "@/lib/contracts/audit";
import { pageContext } from "@/lib/http/page-context";
import { listAudit } from "@/lib/services/audit/list-audit";
import { loadAuditParams } from "./search-params";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const filter = loadAuditParams(search);
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...auditCache.list(project.slug, filter),
    queryFn: () =>
      listAudit(
        ctx,
        AuditQuery.parse({ q: filter.q || undefined, action: filter.action ?? undefined }),
      ),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AuditPanel project={project.slug} />
    </HydrationBoundary>
  );
}
