import { findTrace, type TraceRow } from "@/db/queries/traces";
import type { TraceId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

/** Another project's trace is not found either: ids do not tell who else exists. */
export async function requireTrace(ctx: ServiceContext, id: TraceId): Promise<TraceRow> {
  const trace = await findTrace(ctx.db, { projectId: ctx.projectId, id });
  if (!trace) throw new AppError("not_found", `There is no trace ${id} in this project.`);
  return trace;
}
