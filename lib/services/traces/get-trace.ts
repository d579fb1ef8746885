import { listFindingsOfTraces } from "@/db/queries/findings/list-findings";
import { listHandoffsOfTrace } from "@/db/queries/handoffs";
import { findRunIdOfTrace } from "@/db/queries/runtime/runs";
import { listAgentsNamed, listTracesOfSession } from "@/db/queries/traces";
import type { TraceDetailDto } from "@/lib/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { toFindingRef } from "../findings/to-finding-ref";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { requireScope } from "../require-scope";
import { requireTrace } from "./require-trace";
import { toTraceDto } from "./to-trace-dto";

export async function getTrace(ctx: ServiceContext, id: TraceId): Promise<TraceDetailDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const trace = await requireTrace(ctx, id);
  const { sessionId } = trace;
  const [handoffs, agents, session, found, runId] = await Promise.all([
    listHandoffsOfTrace(db, { projectId, traceId: id }),
    listAgentsNamed(db, { projectId, names: trace.agents }),
    sessionId === null ? [] : listTracesOfSession(db, { projectId, sessionId }),
    listFindingsOfTraces(db, { projectId, traceIds: [id] }),
    findRunIdOfTrace(db, { projectId, traceId: id }),
  ]);
  const findings = found.map(toFindingRef);
  return {
    trace: { ...toTraceDto(trace), findings },
    handoffs: handoffs.map((handoff) => ({
      ...toHandoffDto(handoff),
      findings: findings.flatMap(({ id, handoff_ids: ids }) =>
        ids.includes(handoff.id) ? [id] : [],
      ),
    })),
    agents: agents.map((agent) => ({
      name: agent.name,
      service: agent.service === "" ? null : agent.service,
      role: agent.role,
      capabilities: agent.capabilities,
      description: agent.description,
    })),
    findings,
    run_id: runId,
    session: session.map((other) => ({
      id: other.id,
      name: other.name ?? other.label,
      started_at: formatInstant(other.startedAt),
    })),
  };
}
