import { findSpan } from "@/db/queries/spans";
import type { SpanDetailDto } from "@/lib/contracts/trace";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { loadBodies } from "../payloads";
import { requireScope } from "../require-scope";
import { toSpanDto } from "../traces/list-spans";
import { requireTrace } from "../traces/require-trace";

/** One span with its bodies; span ids are only unique within a trace. */
export async function getSpan(
  ctx: ServiceContext,
  {
    id,
    traceId,
    inlineBytesMax,
  }: { id: SpanId; traceId: TraceId; inlineBytesMax?: number | undefined },
): Promise<SpanDetailDto> {
  requireScope(ctx, "read");
  const { day } = await requireTrace(ctx, traceId);
  const span = await findSpan(ctx.db, { projectId: ctx.projectId, day, traceId, id });
  if (!span) throw new AppError("not_found", `There is no span ${id} in trace ${traceId}.`);
  const { input, output } = span;
  const bodyOf = await loadBodies(ctx, { day, traceId, inlineBytesMax }, [input, output]);
  const skeleton = { ...span, hasInput: input !== null, hasOutput: output !== null };
  return {
    ...toSpanDto(skeleton),
    status_message: span.statusMessage,
    attributes: span.attributes,
    input: bodyOf(input),
    output: bodyOf(output),
  };
}
