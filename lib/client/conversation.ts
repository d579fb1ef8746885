import { infiniteQueryOptions } from "@tanstack/react-query";
import type { ConversationList } from "@/lib/contracts/conversation";
import { getJson } from "./get-json";
import type { TraceKey } from "./traces";

export const conversationCache = {
  pages: ({ project, id }: TraceKey) =>
    infiniteQueryOptions({
      queryKey: ["conversation", project, id],
      queryFn: ({ pageParam, signal }): Promise<ConversationList> =>
        getJson(
          `/api/v1/traces/${encodeURIComponent(id)}/conversation`,
          async () => (await import("@/lib/contracts/conversation")).ConversationList,
          {
            project,
            params: { cursor: pageParam },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};
