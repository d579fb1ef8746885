import { findHandoff } from "@/db/queries/handoffs";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

export type HandoffKey = { id: HandoffId; traceId?: TraceId | undefined };

export async function requireHandoff(
  { db, projectId }: ServiceContext,
  { id, traceId }: HandoffKey,
): Promise<HandoffRow> {
  const handoff = await findHandoff(db, { projectId, id, traceId });
  if (!handoff) throw new AppError("not_found", `There is no handoff ${id} in this project.`);
  return handoff;
}
