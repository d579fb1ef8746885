import { queryOptions } from "@tanstack/react-query";
import type { HandoffEventDto, HandoffDetailDto } from "@/lib/contracts/handoff";
import { getJson } from "./get-json";
import { INLINE_BYTES_MAX } from "./payloads";

const OPEN_POLL_MS = 2_000;

export type HandoffKey = { project: string | null; traceId: string; id: string };

export const handoffsCache = {
  all: ["handoffs"] as const,
  detail: ({ project, traceId, id }: HandoffKey, isOpen = false) =>
    queryOptions({
      queryKey: [...handoffsCache.all, "detail", project, traceId, id],
      queryFn: ({ signal }): Promise<HandoffDetailDto> =>
        getJson(
          `/api/v1/handoffs/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/handoff")).HandoffDetailDto,
          {
            project,
            params: { trace_id: traceId, inline_bytes_max: INLINE_BYTES_MAX },
            signal,
          },
        ),
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
  events: ({ project, traceId, id }: HandoffKey, isOpen = false) =>
    queryOptions({
      queryKey: [...handoffsCache.all, "events", project, traceId, id],
      queryFn: async ({ signal }): Promise<HandoffEventDto[]> => {
        const { items } = await getJson(
          `/api/v1/handoffs/${encodeURIComponent(id)}/events`,
          async () => (await import("@/lib/contracts/handoff")).HandoffEventList,
          { project, params: { trace_id: traceId }, signal },
        );
        return items;
      },
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
};
