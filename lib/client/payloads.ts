import { infiniteQueryOptions } from "@tanstack/react-query";
import type { PayloadPartDto } from "@/lib/contracts/payload";
import { getJson } from "./get-json";

/** Larger bodies are not sent with what they belong to, but opened in parts. */
export const INLINE_BYTES_MAX = 262_144;
const PART_CHARS = 131_072;

export type PayloadKey = { project: string | null; traceId: string; payload: string };

export const payloadsCache = {
  /** A payload never changes: its name is the hash of what it holds. */
  parts: ({ project, traceId, payload }: PayloadKey) =>
    infiniteQueryOptions({
      queryKey: ["payloads", project, traceId, payload],
      queryFn: ({ pageParam, signal }): Promise<PayloadPartDto> =>
        getJson(
          `/api/v1/traces/${encodeURIComponent(traceId)}/payloads/${encodeURIComponent(payload)}`,
          async () => (await import("@/lib/contracts/payload")).PayloadPartDto,
          { project, params: { offset: pageParam, limit: PART_CHARS }, signal },
        ),
      initialPageParam: 0,
      getNextPageParam: (part) => part.next_offset,
      staleTime: Number.POSITIVE_INFINITY,
    }),
};
