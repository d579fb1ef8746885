import { listFindingsOfTraces } from "@/db/queries/findings/list-findings";
import type { TraceDto } from "@/lib/contracts/trace";
import { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { toFindingRef } from "../findings/to-finding-ref";

/** The rows of a list with their open findings, all in one query. */
export async function withFindings(
  { db, projectId }: ServiceContext,
  traces: readonly TraceDto[],
): Promise<TraceDto[]> {
  const traceIds = traces.map(({ id }) => TraceId.parse(id));
  const found = await listFindingsOfTraces(db, { projectId, traceIds });
  const byTrace = Map.groupBy(found, ({ traceId }) => traceId as string);
  return traces.map((trace) => ({
    ...trace,
    findings: (byTrace.get(trace.id) ?? []).map(toFindingRef),
  }));
}
