import { queryOptions } from "@tanstack/react-query";
import type { ContractCheckDto } from "@/lib/contracts/contract-check";
import type { GapDto, LineageDto } from "@/lib/contracts/gap";
import { getJson } from "./get-json";
import type { HandoffKey } from "./handoffs";
import type { TraceKey } from "./traces";

const OPEN_POLL_MS = 5_000;

/** What was found out about contexts: per handoff, and across the trace. */
export const contextsCache = {
  gap: ({ project, traceId, id }: HandoffKey, isOpen = false) =>
    queryOptions({
      queryKey: ["contexts", "gap", project, traceId, id],
      queryFn: ({ signal }): Promise<GapDto> =>
        getJson(
          `/api/v1/handoffs/${encodeURIComponent(id)}/gap`,
          async () => (await import("@/lib/contracts/gap")).GapDto,
          {
            project,
            params: { trace_id: traceId },
            signal,
          },
        ),
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
  contract: ({ project, traceId, id }: HandoffKey, isOpen = false) =>
    queryOptions({
      queryKey: ["contexts", "contract", project, traceId, id],
      queryFn: ({ signal }): Promise<ContractCheckDto> =>
        getJson(
          `/api/v1/handoffs/${encodeURIComponent(id)}/contract`,
          async () => (await import("@/lib/contracts/contract-check")).ContractCheckDto,
          {
            project,
            params: { trace_id: traceId },
            signal,
          },
        ),
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
  lineage: ({ project, id }: TraceKey, isOpen = false) =>
    queryOptions({
      queryKey: ["contexts", "lineage", project, id],
      queryFn: ({ signal }): Promise<LineageDto> =>
        getJson(
          `/api/v1/traces/${encodeURIComponent(id)}/lineage`,
          async () => (await import("@/lib/contracts/gap")).LineageDto,
          {
            project,
            signal,
          },
        ),
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
};
