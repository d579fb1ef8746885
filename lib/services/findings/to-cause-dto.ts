import type { CauseRow } from "@/db/queries/findings/list-causes";
import type { FindingCauseDto } from "@/lib/contracts/finding-cause";
import { readOrigin } from "@/lib/domain/findings/cause";
import { formatInstant } from "@/lib/domain/time";

export function toCauseDto(row: CauseRow, trend: number[]): FindingCauseDto {
  return {
    id: row.id,
    kind: row.kind,
    origin: toOriginDto(row.origin),
    status: row.status,
    changed_at: row.changedAt.toISOString(),
    severity: row.severity,
    count: row.count,
    traces: row.traces,
    first_at: formatInstant(row.firstAt),
    last_at: formatInstant(row.lastAt),
    latest: { trace_id: row.traceId, title: row.title },
    trend,
  };
}

export function toOriginDto(text: string): FindingCauseDto["origin"] {
  const origin = readOrigin(text);
  return origin.kind === "pair"
    ? { kind: "pair", from_agent: origin.fromAgent, to_agent: origin.toAgent }
    : origin;
}
