import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader, parseAsString } from "nuqs/server";
import { BlackboardView } from "@/components/blackboard/blackboard-view";
import { blackboardCache } from "@/lib/client/blackboard";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { BoardListQuery, BoardVersionsQuery } from "@/lib/contracts/blackboard";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { pageContext } from "@/lib/http/page-context";
import { listEntries } from "@/lib/services/blackboard/list-entries";
import { listVersions } from "@/lib/services/blackboard/list-versions";
import { getBoardPermissions } from "@/lib/services/blackboard/permissions";

export const metadata: Metadata = { title: "Blackboard" };

const KEYS_FIRST = 200;
const loadBoard = createLoader({ prefix: parseAsString.withDefault(""), key: parseAsString });

export default async function BlackboardPage({ searchParams }: PageProps<"/blackboard">) {
  const search = await searchParams;
  const { ctx } = await pageContext(search);
  const { project } = loadViewParams(search);
  const { prefix, key: named } = loadBoard(search);
  const key = BoardKey.safeParse(named).data;
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...blackboardCache.keys(project, prefix),
    queryFn: () =>
      listEntries(ctx, {
        ...BoardListQuery.parse({ prefix, limit: KEYS_FIRST }),
        agent: undefined,
      }),
  });
  if (key !== undefined) {
    void queryClient.prefetchInfiniteQuery({
      ...blackboardCache.versions(project, key),
      queryFn: () => listVersions(ctx, { ...BoardVersionsQuery.parse({}), key, agent: undefined }),
    });
  }
  void queryClient.prefetchQuery({
    ...blackboardCache.permissions(project),
    queryFn: () => getBoardPermissions(ctx),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <BlackboardView />
    </HydrationBoundary>
  );
}
