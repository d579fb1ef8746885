import type { HandoffDto } from "@/lib/contracts/handoff";
import type { RatingBody } from "@/lib/contracts/rating";
import type { HandoffKey } from "./handoffs";
import { request, withQuery } from "./request";

export async function rateHandoff(
  { project, traceId, id }: HandoffKey,
  rating: RatingBody,
): Promise<HandoffDto> {
  const path = `/api/v1/handoffs/${encodeURIComponent(id)}/ratings`;
  return request(
    withQuery(path, { project, trace_id: traceId }),
    async () => (await import("@/lib/contracts/handoff")).HandoffDto,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(rating),
    },
  );
}
