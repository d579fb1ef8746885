import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { alike, evidenceOf, isAgentRun, partyOf, type Evidence } from "./evidence";
import { textAt } from "./read-attributes";

/**
 * OpenTelemetry's draft, the called side: `invoke_agent` of a remote agent names who calls it. A workflow
 * that calls is no agent that hands over.
 */
export function readOtelCaller(span: TraceSpan): Evidence | undefined {
  const from = textAt(span.attributes, "gen_ai.caller.name");
  const isWorkflow = span.attributes["gen_ai.caller.type"] === "workflow";
  if (from === null || isWorkflow || !isAgentRun(span) || alike(from) === alike(span.agent)) {
    return undefined;
  }
  return evidenceOf({
    dialect: "otel_caller",
    span,
    part: "callee",
    from: partyOf(from),
    to: partyOf(span.agent),
    callee: span,
    isCalleeSide: true,
    isReturning: true,
    contents: span.input ? { sent: span.input } : {},
  });
}
