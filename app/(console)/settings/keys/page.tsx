import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ApiKeysPanel } from "@/components/settings/api-keys-panel";
import { apiKeysCache } from "@/lib/client/api-keys";
import { getQueryClient } from "@/lib/client/query-client";
import { pageContext } from "@/lib/http/page-context";
import { listProjectApiKeys } from "@/lib/services/api-keys/list-api-keys";
import { createApiKeyAction } from "../../actions";
import { revokeApiKeyAction, rotateApiKeyAction } from "./actions";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ searchParams }: PageProps<"/settings/keys">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...apiKeysCache.list(project.slug),
    queryFn: async () => (await listProjectApiKeys(ctx)).items,
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ApiKeysPanel
        project={project.slug}
        createKey={createApiKeyAction}
        revokeKey={revokeApiKeyAction}
        rotateKey={rotateApiKeyAction}
      />
    </HydrationBoundary>
  );
}
