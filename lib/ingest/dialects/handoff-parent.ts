import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { alike, evidenceOf, isAgentRun, partyOf, type Evidence } from "./evidence";
import { textAt } from "./read-attributes";

/** Traceloop, the receiver's side: its agent span names who handed over to it. */
export function readHandoffParent(span: TraceSpan): Evidence | undefined {
  const from = textAt(span.attributes, "gen_ai.agent.handoff_parent");
  if (from === null || !isAgentRun(span) || alike(from) === alike(span.agent)) return undefined;
  return evidenceOf({
    dialect: "handoff_parent",
    span,
    part: "callee",
    from: partyOf(from),
    to: partyOf(span.agent, span.service),
    callee: span,
    isCalleeSide: true,
  });
}
