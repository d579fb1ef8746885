import { listHandoffsOfSession } from "@/db/queries/handoffs";
import { listTracesOfSession } from "@/db/queries/traces";
import type { SessionDetailDto } from "@/lib/contracts/trace";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { requireScope } from "../require-scope";
import { toTraceDto } from "../traces/to-trace-dto";

/** Stitching never merges trace ids: a session lists them, and their handoffs in order. */
export async function getSession(
  ctx: ServiceContext,
  sessionId: string,
): Promise<SessionDetailDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const [traces, handoffs] = await Promise.all([
    listTracesOfSession(db, { projectId, sessionId }),
    listHandoffsOfSession(db, { projectId, sessionId }),
  ]);
  if (traces.length === 0) {
    throw new AppError("not_found", `There is no session ${sessionId} in this project.`);
  }
  return {
    session_id: sessionId,
    traces: traces.map(toTraceDto),
    handoffs: handoffs.map(toHandoffDto),
  };
}
