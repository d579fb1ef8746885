import { findJoinedSession } from "@/db/queries/record/session-keys";
import { listHandoffsOfSession } from "@/db/queries/handoffs";
import { listTracesOfSession } from "@/db/queries/traces";
import type { SessionDetailDto } from "@/lib/contracts/trace";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { requireScope } from "../require-scope";
import { toTraceDto } from "../traces/to-trace-dto";

/**
 * Stitching never merges trace ids: a session lists them, and their handoffs in order. One that became
 * one with another is found by either name.
 */
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
    const joined = await findJoinedSession(db, { projectId, sessionId });
    if (joined !== undefined && joined !== sessionId) return getSession(ctx, joined);
    throw new AppError("not_found", `There is no session ${sessionId} in this project.`);
  }
  return {
    session_id: sessionId,
    traces: traces.map(toTraceDto),
    handoffs: handoffs.map(toHandoffDto),
  };
}
