import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { evidenceOf, partyOf, type Evidence } from "./evidence";
import { textAt } from "./read-attributes";

const SOURCE = ["gen_ai.agent.handoff.source.name", "gen_ai.agent.handoff.source.id"];
const TARGET = ["gen_ai.agent.handoff.target.name", "gen_ai.agent.handoff.target.id"];

/** OpenTelemetry's earlier draft (semantic-conventions-genai #98). */
export function readOtelHandoff(span: TraceSpan): Evidence | undefined {
  const from = textAt(span.attributes, ...SOURCE);
  const to = textAt(span.attributes, ...TARGET);
  if (from === null && to === null) return undefined;
  return evidenceOf({ dialect: "otel_handoff", span, from: partyOf(from), to: partyOf(to) });
}
