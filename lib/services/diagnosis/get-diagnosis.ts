import type { DiagnosisDto, SuspectDto } from "@/lib/contracts/diagnosis";
import { diagnose } from "@/lib/domain/diagnosis/diagnose";
import type { Suspect } from "@/lib/domain/diagnosis/suspect";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { readTraceAnalysis } from "../context/read-trace-analysis";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { readSteps } from "./read-steps";

const SUSPECTS_MAX = 10;
const FAILED = new Set(["failed", "incomplete"]);

/** Who failed in a trace, and where. Computed when asked, so it is never stale. */
export async function getDiagnosis(ctx: ServiceContext, id: TraceId): Promise<DiagnosisDto> {
  requireScope(ctx, "read");
  const { day, status, statedStatus } = await requireTrace(ctx, id);
  // Its handoffs may all have worked, and the answer still be wrong.
  const isFailed = FAILED.has(status) || (statedStatus !== null && FAILED.has(statedStatus));
  if (!isFailed) return { trace_id: id, is_failed: false, suspects: [], is_complete: true };
  const place = { day, traceId: id };
  const { view, request } = await readTraceAnalysis(ctx, place);
  const { steps, isComplete } = await readSteps(ctx, place);
  const asked = request === undefined ? "" : JSON.stringify(request);
  const suspects = diagnose({ view, steps, request: asked });
  return {
    trace_id: id,
    is_failed: true,
    suspects: suspects.slice(0, SUSPECTS_MAX).map(toSuspectDto),
    is_complete: isComplete,
  };
}

function toSuspectDto({ agent, handoffId, spanId, score, reasons }: Suspect): SuspectDto {
  return { agent, handoff_id: handoffId, span_id: spanId, score, reasons };
}
