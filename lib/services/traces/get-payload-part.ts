import { findBodyRemoval } from "@/db/queries/body-removal";
import { findPayloadPart } from "@/db/queries/payloads";
import type { PayloadPartDto, PayloadPartQuery } from "@/lib/contracts/payload";
import type { TraceId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireTrace } from "./require-trace";

/** A stretch of a stored payload, so that one of 10 MB opens at once and is read on. */
export async function getPayloadPart(
  ctx: ServiceContext,
  { traceId, payload }: { traceId: TraceId; payload: string },
  { offset, limit }: PayloadPartQuery,
): Promise<PayloadPartDto> {
  requireScope(ctx, "read");
  const { day } = await requireTrace(ctx, traceId);
  const part = await findPayloadPart(ctx.db, {
    projectId: ctx.projectId,
    day,
    traceId,
    hash: payload,
    offset,
    limit,
  });
  if (!part) throw new AppError("not_found", await whyMissing(ctx, traceId));
  const end = offset + limit;
  const next_offset = end < part.chars ? end : null;
  return { payload, ...part, offset, next_offset };
}

async function whyMissing({ db, projectId }: ServiceContext, traceId: TraceId): Promise<string> {
  const at = await findBodyRemoval(db, { projectId, traceId });
  if (at === null) return `There is no such payload in trace ${traceId}.`;
  return `Removed by retention on ${at.toISOString().slice(0, 10)}.`;
}
