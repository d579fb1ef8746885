import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { VaultPanel } from "@/components/settings/vault/vault-panel";
import { getQueryClient } from "@/lib/client/query-client";
import { vaultCache } from "@/lib/client/vault";
import { pageContext } from "@/lib/http/page-context";
import { listSecrets } from "@/lib/services/vault/list-secrets";
import { addSecretAction, changeSecretAction, deleteSecretAction } from "./actions";

export const metadata: Metadata = { title: "Vault" };

export default async function VaultPage({ searchParams }: PageProps<"/settings/vault">) {
  const { ctx, project } = await pageContext(await searchParams);
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...vaultCache.list(project.slug),
    queryFn: () => listSecrets(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <VaultPanel
        project={project.slug}
        actions={{
          add: addSecretAction,
          change: changeSecretAction,
          remove: deleteSecretAction,
        }}
      />
    </HydrationBoundary>
  );
}
