import type { FindingRef } from "@/db/queries/findings/list-findings";
import type { FindingRefDto } from "@/lib/contracts/finding";

export function toFindingRef({
  id,
  kind,
  severity,
  handoffIds,
  title,
}: Omit<FindingRef, "traceId">): FindingRefDto {
  return { id, kind, severity, handoff_ids: handoffIds, title };
}
